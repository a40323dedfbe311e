#!/bin/sh
# A throw-away PostgreSQL on a unix socket: `start` prints its folder, `url DIR` its address, `stop DIR` removes it.
set -eu

find_bin() {
  for folder in "$(dirname "$(command -v initdb 2>/dev/null || echo /none/initdb)")" \
    "$(pg_config --bindir 2>/dev/null || echo /none)" $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -Vr); do
    [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ] && bin=$folder && return
  done
  return 1
}

need_bin() {
  find_bin && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing · 正在安装：postgresql" >&2
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null
    find_bin && return
  fi
  echo "The database tests need PostgreSQL (Debian: sudo apt-get install postgresql)." >&2
  echo "数据库测试需要 PostgreSQL（Debian：sudo apt-get install postgresql）。" >&2
  exit 1
}

as_owner() { # PostgreSQL refuses to run as root
  if [ "$(id -u)" != 0 ]; then
    sh -c "$1"
  elif id postgres >/dev/null 2>&1; then
    su -s /bin/sh postgres -c "$1"
  else
    su -s /bin/sh nobody -c "$1"
  fi
}

start() {
  need_bin
  dir=$(mktemp -d /tmp/linli-pg.XXXXXX)
  [ "$(id -u)" != 0 ] || chown "$(id -u postgres 2>/dev/null || id -u nobody)" "$dir"
  as_owner "cd '$dir' && '$bin/initdb' -D data -U linli -A trust -E UTF8 --locale=C --no-sync >log 2>&1" || fail
  as_owner "cd '$dir' && '$bin/pg_ctl' -D data -l log -w -s -o \"-k $dir -c listen_addresses='' -c fsync=off \
    -c synchronous_commit=off -c full_page_writes=off\" start >>log 2>&1" || fail
  echo "$dir"
}

fail() {
  cat "$dir/log" >&2
  stop "$dir"
  exit 1
}

stop() {
  if [ -d "$1/data" ] && find_bin; then
    as_owner "cd '$1' && '$bin/pg_ctl' -D data -m immediate -w -s stop" 2>/dev/null || true
  fi
  case $1 in /tmp/linli-pg.*) rm -rf "$1" ;; esac
}

case ${1:-} in
start) start ;;
url) echo "postgresql://linli@/postgres?host=$2" ;;
stop) stop "$2" ;;
*) echo "usage: tools/postgres.sh start | url DIR | stop DIR" >&2; exit 2 ;;
esac
