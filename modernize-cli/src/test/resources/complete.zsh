# Types a line and a tab into an interactive zsh, and prints what is then on the line.
# Arguments: the script of the completion, a folder for zsh's cache, the line.
zmodload zsh/zpty zsh/zselect
script=$1 folder=$2 line=$3

# Prints what the shell writes until a text appears in it, for at most ten seconds.
await() {
  local text=$1 part='' all='' tries
  for tries in {1..200}; do
    while zpty -r -t shell part; do all+=$part; done
    [[ $all == *$text* ]] && break
    zselect -t 5
  done
  print -r -- "$all"
}

zpty -b shell 'zsh -f -i'
zpty -w shell "PS1='> '; bindkey '^I' complete-word; autoload -U compinit; compinit -u -d ${(q)folder}/dump; source ${(q)script}; print LOAD'ED'"
await LOADED > /dev/null
zpty -n -w shell "$line"$'\t'
# A completed word is followed by a blank, which the shell shows in bold.
await $'\e[1m ' | tr -d '\b'
zpty -d shell
