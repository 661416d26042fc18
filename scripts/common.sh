# Sourced by the other scripts; bash 3.2 (macOS) is enough.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

# Words go to stderr, so that stdout stays the program's.
say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }
fail() { say "$*"; exit 1; }

# lock NAME: waits until no other script of this clone holds NAME; held until this script ends.
# A folder can be made by one only, on every system; the number in it tells whether its maker still lives.
lock() {
  held_lock=$root/.$1.lock
  local told=
  until mkdir "$held_lock" 2>/dev/null; do
    local owner
    owner=$(cat "$held_lock/pid" 2>/dev/null) || owner=
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      rm -rf "$held_lock"
      continue
    fi
    [ -n "$told" ] || { told=yes; say "waiting for another $1 in this folder"; }
    sleep 1
  done
  printf '%s\n' "$$" >"$held_lock/pid"
  trap unlock EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
}
unlock() {
  rm -rf "$held_lock"
  trap - EXIT INT TERM
}

# build PROVIDER PROJECT: in Release, without a word if all is well. A build overwrites files in place, under a minicnn that may still be training;
# removed first, they stay that minicnn's own.
build() {
  rm -f "$root/src/MiniCnn.Cli/bin/$1/Release/net10.0"/{MiniCnn,TorchSharp.Lite,libtorchsharp_lite}*
  (cd "$root" && dotnet msbuild "$2" -restore -p:Configuration=Release -v:quiet -nologo -tl:off) >&2 </dev/null || fail "the build failed"
}
