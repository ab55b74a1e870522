/** The shells that can be taught. */
export const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;
export type Shell = (typeof SHELLS)[number];

/** Where the lines belong, for help. */
export const HOW_TO = `Where they belong:
  bash        in ~/.bashrc:             source <(scrutiny completion bash)
  zsh         in ~/.zshrc, after compinit: source <(scrutiny completion zsh)
  fish        once: scrutiny completion fish > ~/.config/fish/completions/scrutiny.fish
  powershell  in $PROFILE:              scrutiny completion powershell | Out-String | Invoke-Expression`;

/**
 * What each shell is taught: to hand the line up to the cursor to the tool, as one word, and to offer what comes back.
 * Nothing that is typed is ever run by it, and where the tool fails nothing is offered.
 */
export const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `# scrutiny: completion for bash
_scrutiny_complete() {
  local value says
  COMPREPLY=()
  while IFS=$'\\t' read -r value says; do
    case $value in
      :files) compopt -o default 2>/dev/null ;;
      :folders) compopt -o dirnames 2>/dev/null ;;
      ?*) COMPREPLY+=("$value") ;;
    esac
  done < <("$1" completion candidates bash "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
}
complete -F _scrutiny_complete scrutiny
`,
  zsh: `#compdef scrutiny
# scrutiny: completion for zsh
_scrutiny() {
  local value says files=
  local -a found
  while IFS=$'\\t' read -r value says; do
    case $value in
      :files) files=_files ;;
      :folders) files='_files -/' ;;
      ?*) found+=("\${value//:/\\\\:}:$says") ;;
    esac
  done < <("\${words[1]}" completion candidates zsh "$LBUFFER" 2>/dev/null)
  if [[ -n $files ]]; then \${=files}; else _describe -V scrutiny found; fi
}
if [[ "\${funcstack[1]}" == _scrutiny ]]; then _scrutiny "$@"; else compdef _scrutiny scrutiny; fi
`,
  fish: `# scrutiny: completion for fish
function __scrutiny_complete
  set -l typed (commandline -opc)
  set -l line (commandline -cp)
  for one in ($typed[1] completion candidates fish "$line" 2>/dev/null)
    switch $one
      case :files
        __fish_complete_path (commandline -ct)
      case :folders
        __fish_complete_directories (commandline -ct) ''
      case '*'
        echo $one
    end
  end
end
complete -c scrutiny -f -k -a '(__scrutiny_complete)'
`,
  powershell: `# scrutiny: completion for PowerShell
Register-ArgumentCompleter -Native -CommandName scrutiny -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $line = $commandAst.ToString()
  $length = $cursorPosition - $commandAst.Extent.StartOffset
  if ($length -gt $line.Length) { $line = $line + ' ' } else { $line = $line.Substring(0, $length) }
  & $commandAst.CommandElements[0].Value completion candidates powershell $line 2>$null | ForEach-Object {
    $value, $says = $_ -split "\`t", 2
    if (-not $value.StartsWith(':')) {
      if (-not $says) { $says = $value }
      [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $says)
    }
  }
}
`,
};
