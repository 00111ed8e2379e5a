"""A fault as each forge takes it: nothing in a file's name or a text becomes a command or a field of its own."""

from macros.problems import Problem, as_github


def test_a_fault_at_github_is_one_row_whatever_the_name_holds():
    nasty = Problem("data/x,line=1,title=a::b%.yml", 3, "", "fel\n::set-output name=x::y\r")
    told = as_github([nasty])
    assert told.count("\n") == 1 and told.startswith(
        "::error file=data/x%2Cline=1%2Ctitle=a%3A%3Ab%25.yml,line=3::fel%0A"
    )
