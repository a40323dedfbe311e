# Read by setup.sh and peers.sh: a mirror set for pip serves uv too. $found is the machine's Python.
index=$("$found" -m pip config get global.index-url 2>/dev/null || true)
index=${UV_DEFAULT_INDEX:-${PIP_INDEX_URL:-$index}}
if [ -n "$index" ]; then UV_DEFAULT_INDEX=$index; export UV_DEFAULT_INDEX; fi
