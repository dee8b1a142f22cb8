#!/usr/bin/env bash
# Installs what the tests need, builds once, runs every test project, sums up.
#   bash tests/run.sh          the ordinary run
#   bash tests/run.sh --long   long runs (crash loops, schedules) with their full count
# Ends with one line "N passed, N failed, N skipped"; exit code 1 when a test failed or none ran.
set -euo pipefail
cd "$(dirname "$0")/.."

for option in "$@"; do
  case "$option" in
    --long) export PDBOT_LONG=1 ;;
    *) echo "unknown option: $option (known: --long)" >&2; exit 2 ;;
  esac
done

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
export PUPPETEER_SKIP_DOWNLOAD=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
# Processes of tests are short-lived and share few cores: no profiling of code that will hardly run again, no collector beside them.
export DOTNET_TieredPGO=0 DOTNET_gcConcurrent=0
# One compiler server for all projects, however the environment is set: half the time of the build. It ends with this script.
export UseSharedCompilation=true
trap 'kill $(jobs -p) 2>/dev/null || true; dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 || true' EXIT
configuration=Debug
output=tests/output
results=$output/results
rm -rf "$output"
mkdir -p "$results"

say() { printf '[%4ds] %s\n' "$SECONDS" "$*"; }

# Runs a command with its output in a log that is shown only when it fails.
quietly() {
  local log=$output/$1.log
  shift
  "$@" >"$log" 2>&1 && return
  local code=$?
  tail -n 60 "$log" >&2
  echo "failed ($code): $*" >&2
  exit 1
}

missing=()
[ -x /usr/bin/chromium ] || missing+=(chromium)
dpkg-query -W -f='${Status}' fonts-noto-cjk 2>/dev/null | grep -q '^install ok installed' || missing+=(fonts-noto-cjk)
# The forms are printed by LibreOffice and looked at through poppler.
command -v soffice >/dev/null || missing+=(libreoffice-writer-nogui)
command -v pdftoppm >/dev/null || missing+=(poppler-utils)
# What stands in front of the bot on a server, and what reads its units.
command -v nginx >/dev/null || missing+=(nginx-light)
command -v systemd-analyze >/dev/null || missing+=(systemd)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
if [ ${#missing[@]} -gt 0 ]; then
  say "apt-get install ${missing[*]}"
  quietly apt-update apt-get update -qq
  quietly apt-install env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
fi

# The stamp is the lock file that was installed: a changed lock file installs again.
if ! cmp -s tests/node/package-lock.json tests/node/node_modules/.installed-lock.json; then
  say "npm ci"
  quietly npm-ci npm ci --prefix tests/node --no-audit --no-fund --ignore-scripts
  cp tests/node/package-lock.json tests/node/node_modules/.installed-lock.json
fi

# Locked: a package that changed without its lock file stops here (renew with "dotnet restore --force-evaluate").
say "restore"
quietly restore dotnet restore PdBot.sln --locked-mode
say "build"
quietly build dotnet build PdBot.sln --no-restore -c "$configuration" -v quiet

# Runs the tests of a project, or those of a trait; the result is in a log and a .trx of that name.
tests() {
  local name=$1 project=$2
  shift 2
  dotnet test "tests/PdBot.$project.Tests" --no-build --no-restore -c "$configuration" \
    --logger "trx;LogFileName=$name.trx" --results-directory "$results" "$@" >"$output/$name.log" 2>&1
}

# Says what came of it.
report() {
  local name=$1 code=$2
  say "$name"
  if [ "$code" -ne 0 ]; then
    failed_runs=$((failed_runs + 1))
    grep -vE '^\s*$' "$output/$name.log" | tail -n 120
  else
    grep -E '^(Passed|Skipped)!' "$output/$name.log" | sed -E 's/ - [^ ]+\.dll.*//' || true
  fi
}

# The longest, which often wait for the limits of Teams or for windows to end, go on beside all the others.
failed_runs=0
runs=()
tests EndToEnd.Beside EndToEnd --filter Beside=yes &
beside=$!
for project in tests/*.Tests/*.Tests.csproj; do
  name=$(basename "$project" .Tests.csproj)
  name=${name#PdBot.}
  runs+=("$name")
  if [ "$name" = EndToEnd ]; then continue; fi
  code=0
  tests "$name" "$name" || code=$?
  report "$name" "$code"
done
code=0
tests EndToEnd EndToEnd --filter Beside!=yes || code=$?
report EndToEnd "$code"
code=0
wait "$beside" || code=$?
runs+=(EndToEnd.Beside)
report EndToEnd.Beside "$code"

# Every run must have left a result: one that crashed before its first test is a failure, not a silence.
passed=0 failed=0 skipped=0
for name in "${runs[@]}"; do
  trx=$results/$name.trx
  [ -f "$trx" ] || continue
  counters=$(grep -oE '<Counters [^>]*>' "$trx" | head -n 1)
  count() { sed -nE "s/.* $1=\"([0-9]+)\".*/\1/p" <<<"$counters"; }
  total=$(count total)
  ok=$(count passed)
  bad=$(($(count failed) + $(count error) + $(count timeout) + $(count aborted)))
  passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + total - ok - bad))
done
if [ "$failed_runs" -gt 0 ] && [ "$failed" -eq 0 ]; then
  echo "a test run ended badly without naming a failed test; see above" >&2
  failed=$failed_runs
fi
if [ "$passed" -eq 0 ]; then
  echo "no test ran" >&2
fi
say "done"
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
