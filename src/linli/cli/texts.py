"""Reading a text file as an office may have saved it: UTF-8, or GB 18030 as Excel on Chinese Windows writes it."""

from pathlib import Path

from linli.cli.trouble import Trouble


def text_of(file: Path) -> str:
    """The whole text, never empty. Raises Trouble."""
    if file.is_dir():
        raise Trouble(f"{file} 是文件夹，请给出文件", f"{file} is a folder: name a file")
    if not file.exists():
        raise Trouble(f"没有 {file} 这个文件，请核对路径", f"There is no file {file}: check the path")
    content = file.read_bytes()
    if not content.strip():
        raise Trouble(f"{file} 是空的", f"{file} is empty")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Trouble(f"{file} 不是文本，请另存为 UTF-8 编码", f"{file} is no text: save it as UTF-8")
