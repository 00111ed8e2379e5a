"""From YAML files to registers: reading with places, validation, one walk, schemas."""
