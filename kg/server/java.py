"""A Neo4j from jars: which release the Java at hand can run, and where its jars are."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import Unreachable, Usage

POM: Final = Path(__file__).with_name("pom.xml")

LTS: Final = "5.26.30"
CURRENT: Final = "2026.08.1"

ADVICE: Final = (
    "install Docker, or Java 17 or later and Maven (on Debian: apt-get install openjdk-17-jdk-headless maven)"
)

_OPENED: Final = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")


@dataclass(frozen=True, slots=True)
class Java:
    """A Java to run a server with."""

    program: Path
    major: int


def release(wanted: str | None) -> str:
    """The full version meant: "5.26" and "2026" are those this project is tried on, a full one is taken as it is.

    Without one: 5.26, the long-term one, where the usual Java is older than 21; else the current one.
    """
    if wanted is None:
        java = next(_javas(), None)
        return LTS if java is None or java.major < 21 else CURRENT
    known = {"5": LTS, "5.26": LTS, "2026": CURRENT, "lts": LTS, "current": CURRENT}
    version = known.get(wanted, wanted)
    if not re.fullmatch(r"(5\.\d+|20\d\d\.\d+)\.\d+", version):
        raise Usage(f"--version {wanted}: no release of Neo4j; write 5.26, 2026, or a full version such as {LTS}")
    return version


def java_for(version: str) -> Java:
    """The first Java that runs `version`: of JAVA_HOME, of the PATH, of the places Javas are installed in.

    Raises Unreachable with what to install.
    """
    least, most = (17, 21) if version.startswith("5.") else (21, 99)
    found = [java for java in _javas() if java.major >= least]
    if not found:
        raise Unreachable(f"no Java {least} or later was found, which Neo4j {version} needs: {ADVICE}")
    return next((java for java in found if java.major <= most), found[0])


def _javas() -> Iterator[Java]:
    name = "java.exe" if sys.platform == "win32" else "java"
    home = os.environ.get("JAVA_HOME")
    usual = shutil.which(name)
    programs = [*([Path(home, "bin", name)] if home else []), *([Path(usual).resolve()] if usual else [])]
    for folder, inner in (
        ("/usr/lib/jvm", "bin"),
        ("/Library/Java/JavaVirtualMachines", "Contents/Home/bin"),
        ("/opt/homebrew/opt", "bin"),
    ):
        programs += [path / inner / name for path in sorted(Path(folder).glob("*")) if not path.is_symlink()]
    for program in dict.fromkeys(programs):
        major = _major(program) if program.is_file() else None
        if major is not None:
            yield Java(program, major)


def _major(program: Path) -> int | None:
    """17 of `openjdk version "17.0.15"`, 8 of "1.8.0_292"; None where it does not answer."""
    try:
        said = subprocess.run([program, "-version"], capture_output=True, text=True, timeout=20, check=False).stderr
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = re.search(r'version "(?:1\.)?(\d+)', said)
    return None if match is None else int(match[1])


def jars(version: str, java: Java, say: Callable[[str], None]) -> Path:
    """The folder with all jars of `version`, fetched with Maven the first time: some 150 MB, shared by all folders.

    Raises Unreachable where Maven is missing or can't fetch them.
    """
    folder = _cache() / f"neo4j-{version}"
    if folder.is_dir():
        return folder
    maven = shutil.which("mvn")
    if maven is None:
        raise Unreachable(f"Maven was not found, which fetches Neo4j {version}: {ADVICE}")
    say(f"fetching Neo4j {version} into {folder} …")
    partial = folder.with_name(f"{folder.name}.{os.getpid()}.part")
    command = [maven, "-q", "-B", "-f", str(POM), f"-Dneo4j.version={version}"]
    command += ["dependency:copy-dependencies", f"-DoutputDirectory={partial}"]
    environment = {**os.environ, "JAVA_HOME": str(java.program.resolve().parent.parent)}
    try:
        partial.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        if done.returncode:
            raise Unreachable(
                f"Maven could not fetch Neo4j {version} ({_reason(done.stdout)}): see that it reaches its repository"
            )
        if not folder.is_dir():  # another start may have been quicker
            partial.rename(folder)
    except OSError as error:
        raise Unreachable(
            f"{folder} can't be written ({error}): set XDG_CACHE_HOME to a folder you may write"
        ) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return folder


def command(version: str, java: Java, folder: Path, home: Path) -> list[str]:
    """How to start the server: `folder` holds the jars, `home` the configuration and data."""
    main = "org.neo4j.server.CommunityEntryPoint" if version.startswith("5.") else "org.neo4j.server.Neo4jCommunity"
    return [
        str(java.program),
        "-cp",
        os.pathsep.join((f"{folder}/*", f"{home}/plugins/*")),
        *(f"--add-opens={package}=ALL-UNNAMED" for package in _OPENED),
        *(("--enable-native-access=ALL-UNNAMED",) if java.major >= 21 else ()),
        "-Dfile.encoding=UTF-8",
        "-Xmx1g",
        main,
        f"--home-dir={home}",
        f"--config-dir={home}/conf",
    ]


def _cache() -> Path:
    named = os.environ.get("XDG_CACHE_HOME")
    return (Path(named) if named else Path.home() / ".cache") / "kg"


def _reason(output: str) -> str:
    """The first line Maven calls an error."""
    lines = (line.removeprefix("[ERROR]").strip() for line in output.splitlines() if line.startswith("[ERROR]"))
    return next((line[:300] for line in lines if line), "it gave no reason")
