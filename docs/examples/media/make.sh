#!/bin/sh
# Makes the media of this folder again, with tools of others: README.md says what each file is.
# Debian 12: apt-get install wimtools genisoimage gcab skopeo umoci zip jq
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SOURCE_DATE_EPOCH=1479513600 TZ=UTC LC_ALL=C

settle() {
    find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
}

# A file that looks like a program: the first bytes of a 64-bit Windows program, then a sentence that says it is none.
program() { # FILE TEXT
    {
        printf 'MZ'
        head -c 58 /dev/zero
        printf '\100\000\000\000PE\000\000\144\206\000\000'
        head -c 16 /dev/zero
        printf '%s\n' "$2"
    } >"$1"
}

# A Windows tree of a few placeholder files.
tree() { # FOLDER TEXT
    mkdir -p "$1/Windows/System32/drivers/etc" "$1/Users/Public" "$1/Program Files"
    printf '%s\r\n' "$2" >"$1/Windows/System32/license.rtf"
    printf '# Placeholder\r\n' >"$1/Windows/System32/drivers/etc/hosts"
    program "$1/Windows/System32/ntoskrnl.exe" "$2: placeholder, no program."
    settle "$1"
}

# Adds an image to a WIM, with the XML properties that Microsoft's images have.
image() { # WIM INDEX NAME FLAGS EDITION INSTALLATION BUILD REVISION
    tree "$work/tree" "$3, build $7.$8"
    if [ -e "$1" ]; then command=append; options=; else command=capture; options=--compress=LZX; fi
    # shellcheck disable=SC2086
    wimlib-imagex "$command" "$work/tree" "$1" "$3" "$3" $options --no-acls >/dev/null
    wimlib-imagex info "$1" "$2" \
        --image-property DISPLAYNAME="$3" --image-property FLAGS="$4" \
        --image-property WINDOWS/ARCH=9 --image-property WINDOWS/PRODUCTNAME="Microsoft® Windows® Operating System" \
        --image-property WINDOWS/EDITIONID="$5" --image-property WINDOWS/INSTALLATIONTYPE="$6" \
        --image-property WINDOWS/PRODUCTTYPE=ServerNT --image-property WINDOWS/PRODUCTSUITE=Terminal\ Server \
        --image-property WINDOWS/LANGUAGES/LANGUAGE=en-US --image-property WINDOWS/LANGUAGES/DEFAULT=en-US \
        --image-property WINDOWS/VERSION/MAJOR=10 --image-property WINDOWS/VERSION/MINOR=0 \
        --image-property WINDOWS/VERSION/BUILD="$7" --image-property WINDOWS/VERSION/SPBUILD="$8" \
        --image-property WINDOWS/VERSION/SPLEVEL=0 --image-property WINDOWS/SYSTEMROOT=WINDOWS >/dev/null
    rm -rf "$work/tree"
}

cabinet() { # FILE PACKAGE LANGUAGE VERSION
    mkdir -p "$(dirname "$1")" "$work/cab"
    printf '%s\r\n' '<?xml version="1.0" encoding="utf-8"?>' \
        '<assembly xmlns="urn:schemas-microsoft-com:asm.v3" manifestVersion="1.0">' \
        "  <assemblyIdentity name=\"$2\" version=\"$4\" language=\"$3\" processorArchitecture=\"amd64\"" \
        '      publicKeyToken="31bf3856ad364e35" buildType="release" />' \
        "  <package identifier=\"$2\" releaseType=\"Feature Pack\" />" \
        '</assembly>' >"$work/cab/update.mum"
    settle "$work/cab"
    (cd "$work/cab" && gcab -c -z -n "$1" update.mum)
    rm -rf "$work/cab"
}

# A disc like those of Windows: all files in UDF, README.TXT only in the ISO 9660 tree.
disc() { # FOLDER LABEL FILE, and more options of genisoimage
    folder=$1 label=$2 disc=$3
    shift 3
    printf '%s\r\n' \
        'This disc contains a "UDF" file system and requires an operating system' \
        'that supports the ISO-13346 "UDF" file system specification.' >"$folder/README.TXT"
    settle "$folder"
    hide=
    for name in "$folder"/*; do
        name=$(basename "$name")
        [ "$name" = README.TXT ] || hide="$hide -hide $name"
    done
    # shellcheck disable=SC2086
    (cd "$folder" && genisoimage -quiet -udf -iso-level 3 $hide -hide-joliet README.TXT -V "$label" -no-pad "$@" -o "$disc" .)
    # genisoimage adds a Joliet tree, which Windows discs do not have: its descriptor is overwritten with a terminator.
    dd if="$disc" of="$disc" bs=2048 skip=18 seek=17 count=1 conv=notrunc status=none
}

packages() { # FOLDER VERSION NAMES...; language cabs named as in every release but TP3
    folder=$1 version=$2
    shift 2
    for name; do
        package=Microsoft-NanoServer-$name-Package
        cabinet "$folder/$package.cab" "$package" neutral "$version"
        cabinet "$folder/en-us/$package$suffix.cab" "$package" en-US "$version"
    done
}

server2016() {
    disc=$work/2016
    mkdir -p "$disc/NanoServer" "$disc/sources"
    nano=$disc/NanoServer/NanoServer.wim
    image "$nano" 1 'Windows Server 2016 SERVERSTANDARDNANO' ServerStandardNano ServerStandardNano 'Nano Server' 14393 447
    image "$nano" 2 'Windows Server 2016 SERVERDATACENTERNANO' ServerDataCenterNano ServerDataCenterNano 'Nano Server' 14393 447
    core=$disc/sources/install.wim
    image "$core" 1 'Windows Server 2016 SERVERSTANDARDCORE' ServerStandardCore ServerStandard 'Server Core' 14393 447
    image "$core" 2 'Windows Server 2016 SERVERDATACENTERCORE' ServerDatacenterCore ServerDatacenter 'Server Core' 14393 447
    suffix=_en-us
    packages "$disc/NanoServer/Packages" 10.0.14393.0 Compute Containers DCB Defender DNS DSC FailoverCluster Guest Host \
        IIS NPDS OEM-Drivers SCVMM SCVMM-Compute SecureStartup ShieldedVM Storage
    disc "$disc" SSS_X64FREE_EN-US_DV9 "$work/WindowsServer2016.iso"
}

# Server Core and Server with a desktop, as on every disc since Nano Server became a container image.
server2022() {
    disc=$work/2022
    mkdir -p "$disc/sources"
    server=$disc/sources/install.wim
    name='Windows Server 2022'
    image "$server" 1 "$name SERVERSTANDARDCORE" ServerStandardCore ServerStandard 'Server Core' 20348 169
    image "$server" 2 "$name SERVERSTANDARD" ServerStandard ServerStandard Server 20348 169
    image "$server" 3 "$name SERVERDATACENTERCORE" ServerDatacenterCore ServerDatacenter 'Server Core' 20348 169
    image "$server" 4 "$name SERVERDATACENTER" ServerDatacenter ServerDatacenter Server 20348 169
    disc "$disc" SSS_X64FREE_EN-US_DV9 "$work/WindowsServer2022.iso"
}

preview4() {
    disc=$work/tp4
    mkdir -p "$disc/NanoServer" "$disc/sources"
    image "$disc/NanoServer/NanoServer.wim" 1 CORESYSTEMSERVER_INSTALL ServerTuva ServerTuva 'Nano Server' 10586 0
    image "$disc/sources/install.wim" 1 'Windows Server 2016 Technical Preview 4 SERVERDATACENTERCORE' \
        ServerDatacenterCore ServerDatacenter 'Server Core' 10586 0
    suffix=_en-us
    packages "$disc/NanoServer/Packages" 10.0.10586.0 Compute Containers DCB Defender DNS DSC FailoverCluster Guest IIS \
        NPDS OEM-Drivers ReverseForwarders SCVMM SCVMM-Compute Storage
    disc "$disc" IR3_SSS_X64FREE_EN-US_DV9 "$work/WindowsServer2016TP4.iso"
    image "$work/nanoserver-tp4.wim" 1 NanoServer ServerTuva ServerTuva 'Nano Server' 10586 0
}

preview3() {
    disc=$work/tp3
    mkdir -p "$disc/NanoServer" "$disc/sources"
    image "$disc/NanoServer/NanoServer.wim" 1 CORESYSTEMSERVER_INSTALL ServerTuva ServerTuva 'Nano Server' 10514 0
    image "$disc/sources/install.wim" 1 'Windows Server 2016 Technical Preview 3 SERVERDATACENTERCORE' \
        ServerDatacenterCore ServerDatacenter 'Server Core' 10514 0
    suffix=
    packages "$disc/NanoServer/Packages" 10.0.10514.0 Compute Containers Defender FailoverCluster Guest OEM-Drivers \
        ReverseForwarders Storage
    disc "$disc" IR3_SSS_X64FREE_EN-US_DV9 "$work/WindowsServer2016TP3.iso"
    image "$work/servercore-tp3.wim" 1 WindowsServerCore ServerDatacenterCore ServerDatacenter 'Server Core' 10514 0
}

# One Windows layer; umoci has no option for os.version, so jq adds it to the configuration, between umoci and skopeo.
base_image() { # FILE REFERENCE VERSION
    rm -rf "$work/layer" "$work/oci"
    mkdir -p "$work/layer/Files/Windows/System32" "$work/layer/Hives"
    printf 'Nano Server base image: placeholder\r\n' >"$work/layer/Files/Windows/System32/license.rtf"
    : >"$work/layer/Hives/System_Base"
    settle "$work/layer"
    tar -C "$work/layer" --sort=name --owner=0 --group=0 --numeric-owner -cf "$work/layer.tar" Files Hives
    layout=$work/oci
    umoci --log error init --layout "$layout"
    umoci --log error new --image "$layout:new"
    umoci --log error config --image "$layout:new" --os windows --architecture amd64 --created 2016-11-19T00:00:00Z \
        --config.cmd 'c:\windows\system32\cmd.exe' --no-history
    umoci --log error raw add-layer --image "$layout:new" --no-history "$work/layer.tar"
    umoci --log error gc --layout "$layout"
    blobs=$layout/blobs/sha256
    manifest=$(jq -r '.manifests[0].digest' "$layout/index.json" | cut -d: -f2)
    configuration=$(jq -r .config.digest "$blobs/$manifest" | cut -d: -f2)
    jq -c --arg version "$3" '. + {"os.version": $version}' "$blobs/$configuration" >"$work/configuration"
    digest=$(sha256sum "$work/configuration" | cut -d' ' -f1)
    jq -c --arg digest "sha256:$digest" --argjson size "$(wc -c <"$work/configuration")" \
        '.config.digest = $digest | .config.size = $size' "$blobs/$manifest" >"$work/manifest"
    mv "$work/configuration" "$blobs/$digest"
    digest=$(sha256sum "$work/manifest" | cut -d' ' -f1)
    jq -c --arg digest "sha256:$digest" --argjson size "$(wc -c <"$work/manifest")" \
        '.manifests[0].digest = $digest | .manifests[0].size = $size' "$layout/index.json" >"$work/index"
    mv "$work/manifest" "$blobs/$digest"
    mv "$work/index" "$layout/index.json"
    skopeo --override-os windows --insecure-policy copy -q "oci:$layout:new" "docker-archive:$work/$1:$2"
}

docker_zips() {
    mkdir -p "$work/zip/docker" "$work/tp4zip/docker"
    program "$work/zip/docker/docker.exe" 'docker.exe: placeholder, no program.'
    program "$work/zip/docker/dockerd.exe" 'dockerd.exe: placeholder, no program. Knows --register-service and --service-name.'
    program "$work/tp4zip/docker/docker.exe" 'docker.exe of Technical Preview 4: placeholder, no program. Knows daemon.'
    settle "$work/zip"
    settle "$work/tp4zip"
    (cd "$work/zip" && zip -q -X -r "$work/docker.zip" docker)
    (cd "$work/tp4zip" && zip -q -X -r "$work/docker-tp4.zip" docker)
}

# The tests' own samples are made with these functions too.
[ -z "${FUNCTIONS_ONLY:-}" ] || return 0

server2016
server2022
preview4
preview3
base_image nanoserver.tar microsoft/nanoserver:10.0.14393.447 10.0.14393.447
base_image nanoserver-2022.tar mcr.microsoft.com/windows/nanoserver:ltsc2022 10.0.20348.169
docker_zips
mv "$work"/*.iso "$work"/*.wim "$work"/nanoserver*.tar "$work"/docker.zip "$work"/docker-tp4.zip "$here"
