#!/usr/bin/env bash
# Installerar de Debian-paket som saknas: «bygg» det som PDF:erna kräver, «test» även webbläsaren, «test-allt» en till.
# Som root installeras de; annars sägs på en rad vad som ska installeras.
set -euo pipefail

paket=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 python3-venv hunspell hunspell-sv)
if [ "${1:-bygg}" != bygg ]; then
  paket+=(poppler-utils)
  command -v chromium >/dev/null || paket+=(chromium)
  command -v java >/dev/null || paket+=(default-jre-headless)
fi
if [ "${1:-bygg}" = test-allt ]; then
  paket+=(firefox-esr)
fi

saknas=()
for namn in "${paket[@]}"; do
  dpkg-query --show --showformat='${Status}' "$namn" 2>/dev/null | grep -q 'install ok installed' || saknas+=("$namn")
done
[ ${#saknas[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ]; then
  echo "Installerar ${saknas[*]} …" >&2
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${saknas[@]}" >/dev/null
else
  echo "Installera först det som saknas: sudo apt-get install ${saknas[*]}" >&2
  exit 1
fi
