#!/bin/sh
# Prints the path of a Chromium or Chrome for the browser tests; as root on Debian it is installed first.
set -eu

find_browser() {
  for name in ${LINLI_CHROMIUM:-} chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    command -v "$name" && return
  done
  return 1
}

has_chinese_font() {
  command -v fc-list >/dev/null || return 0 # without fontconfig the system brings its own fonts
  [ -n "$(fc-list :lang=zh-cn family)" ]
}

missing=
find_browser >/dev/null || missing=chromium
has_chinese_font || missing="$missing fonts-noto-cjk"
if [ -n "$missing" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "installing · 正在安装：$missing" >&2
  apt-get update -qq >&2
  # shellcheck disable=SC2086 - a list of packages
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi
if ! find_browser; then
  echo "The browser tests need Chromium or Chrome (Debian: sudo apt-get install chromium fonts-noto-cjk; or LINLI_CHROMIUM=/path)." >&2
  echo "浏览器测试需要 Chromium 或 Chrome（Debian：sudo apt-get install chromium fonts-noto-cjk；或用 LINLI_CHROMIUM=/路径 指定）。" >&2
  exit 1
fi
if ! has_chinese_font; then
  echo "The browser tests need a Chinese font (Debian: sudo apt-get install fonts-noto-cjk)." >&2
  echo "浏览器测试需要中文字体（Debian：sudo apt-get install fonts-noto-cjk）。" >&2
  exit 1
fi
