# Few verbs. `make demo` and `make test` need nothing before them.
.DEFAULT_GOAL := help
.PHONY: help setup demo run test check bench lock
linli := .venv/bin/linli

help:  ## these words
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile

setup:  ## make .venv with the linli command · 安装
	@tools/setup.sh
	@echo "$(CURDIR)/$(linli) is ready: $(linli) --help · 已就绪"

demo:  ## a lived-in demo community at 127.0.0.1 (FRESH=1 starts over) · 演示
	@tools/setup.sh
	@$(linli) demo $(if $(FRESH),--fresh)

run:  ## serve this installation · 运行
	@tools/setup.sh
	@$(linli) serve

test:  ## every check, on SQLite and PostgreSQL, with a browser · 全部测试
	@tools/test.sh

check:  ## the linters alone · 静态检查
	@tools/check.sh

bench:  ## every measurement in bench/, beside its bars (some 14 minutes) · 性能测量
	@tools/bench.sh

lock:  ## remake the lock files from pyproject.toml (UPGRADE=1 takes newer versions) · 更新锁定文件
	@tools/setup.sh
	@tools/lock.sh $(if $(UPGRADE),--upgrade)
