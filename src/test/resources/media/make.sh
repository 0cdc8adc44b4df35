#!/bin/sh
# Makes the files of this folder again, with other people's tools: README.md says what each file is.
# Debian 12: apt-get install wimtools genisoimage gcab xorriso udftools qemu-utils libvhdi-utils p7zip-full skopeo python3
# It takes some minutes and 15 GB of disk; at the end only some kilobytes are left.
set -eu

examples=$(cd "$(dirname "$0")/../../../../docs/examples/media" && pwd)
FUNCTIONS_ONLY=yes
. "$examples/make.sh"
export LC_ALL=C.UTF-8
cd "$work"

# Keeps a file without its long runs of zeros: FILE.chunks.gz holds "offset length\n" and the bytes, chunk after chunk.
chunks() {
    python3 - "$1" "$2" <<'PYTHON'
import gzip, os, sys
source, target = sys.argv[1:]
size = os.path.getsize(source)
with open(source, 'rb') as file, gzip.GzipFile(target, 'wb', mtime=0) as out:
    out.write(b'%d 0\n' % size)
    at = 0
    while at < size:
        try:
            at = os.lseek(file.fileno(), at, os.SEEK_DATA)
        except OSError:
            break
        end = os.lseek(file.fileno(), at, os.SEEK_HOLE)
        while at < end:
            file.seek(at)
            bytes = file.read(min(65536, end - at))
            if bytes.strip(b'\0'):
                out.write(b'%d %d\n' % (at, len(bytes)))
                out.write(bytes)
            at += len(bytes)
PYTHON
}

wims() {
    mkdir -p tree/Windows
    head -c 30000 /dev/urandom | base64 >tree/Windows/data.txt
    yes 'the same line again and again' | head -c 60000 >tree/Windows/lines.txt
    settle tree
    for compression in none XPRESS LZX LZMS; do
        wimlib-imagex capture tree "$compression.wim" 'Ünïcode 😀 <&>' "packed as $compression" --compress="$compression" --no-acls
    done
    wimlib-imagex capture tree solid.esd Solid --solid --no-acls
    wimlib-imagex capture tree pipable.wim Pipable --pipable --no-acls
    wimlib-imagex capture tree two.wim First --no-acls
    wimlib-imagex append tree two.wim Second --no-acls
    wimlib-imagex info two.wim 2 --boot
    wimlib-imagex split none.wim split.swm 0.04
    for file in *.wim *.esd *.swm; do
        wimlib-imagex info "$file" >"$here/$file.info"
        cp "$file" "$here"
    done
}

languages() {
    image "$work/languages.wim" 1 'Windows Server in two languages' ServerStandardCore ServerStandard 'Server Core' 14393 447
    wimlib-imagex info languages.wim 1 --image-property WINDOWS/ARCH=12 \
        --image-property WINDOWS/LANGUAGES/LANGUAGE\[2\]=de-DE
    wimlib-imagex info languages.wim >"$here/languages.wim.info"
    mv languages.wim "$here"
}

# 3.5 GB of zeros in the WIM, but almost nothing as chunks.
large_wim() {
    mkdir -p zeros
    truncate -s 3500000000 zeros/zeros.bin
    settle zeros
    wimlib-imagex capture zeros large.wim Large --compress=none --no-acls
    wimlib-imagex info large.wim >"$here/large.wim.info"
    chunks large.wim "$here/large.wim.chunks.gz"
    rm -rf large.wim zeros
}

disks() {
    qemu-img create -q -f vhdx -o block_size=256M largest.vhdx 64T
    qemu-img create -q -f vpc -o force_size=on largest.vhd 2040G
    qemu-img create -q -f vhdx -o subformat=dynamic,block_size=32M dynamic.vhdx 20G
    qemu-img create -q -f vhdx -o subformat=fixed fixed.vhdx 16M
    qemu-img create -q -f vpc -o subformat=dynamic,force_size=on dynamic.vhd 20G
    qemu-img create -q -f vpc -o subformat=fixed,force_size=on fixed.vhd 1M
    children
    for file in *.vhd *.vhdx; do
        vhdiinfo "$file" >"$here/$file.info"
        chunks "$file" "$here/$file.chunks.gz"
    done
    for file in dynamic.vhdx fixed.vhdx largest.vhdx dynamic.vhd fixed.vhd largest.vhd; do
        case $file in *.vhd) format=vpc ;; *) format=vhdx ;; esac
        qemu-img info -f "$format" --output=json "$file" >"$here/$file.json"
    done
}

# qemu-img makes no differencing disks: Python adds what makes a disk a child, and vhdiinfo must then show a child.
children() {
    cp dynamic.vhdx child.vhdx
    cp dynamic.vhd child.vhd
    python3 - <<'PYTHON'
import struct, uuid

def vhdx(path, parent):
    with open(parent, 'rb') as file:
        file.seek(65536)
        header = file.read(4096)
        file.seek(131072)
        other = file.read(4096)
    newest = max(header, other, key=lambda h: struct.unpack('<Q', h[8:16])[0])
    linkage = '{%s}' % uuid.UUID(bytes_le=newest[32:48])
    values = [('parent_linkage', linkage), ('relative_path', '.\\dynamic.vhdx'),
              ('absolute_win32_path', 'D:\\base disks\\dynamic.vhdx')]
    entries, text = b'', b''
    start = 20 + 12 * len(values)
    for key, value in values:
        k, v = key.encode('utf-16-le'), value.encode('utf-16-le')
        entries += struct.pack('<IIHH', start + len(text), start + len(text) + len(k), len(k), len(v))
        text += k + v
    locator = uuid.UUID('b04aefb7-d19e-4a81-b789-25b8e9445913').bytes_le + struct.pack('<HH', 0, len(values)) + entries + text
    with open(path, 'r+b') as file:
        data = file.read()
        table = data.index(b'metadata\0\0')
        count = struct.unpack('<H', data[table + 10:table + 12])[0]
        for i in range(count):
            entry = table + 32 + 32 * i
            item, offset = uuid.UUID(bytes_le=data[entry:entry + 16]), struct.unpack('<I', data[entry + 16:entry + 20])[0]
            if item == uuid.UUID('caa16737-fa36-4d43-b3b6-33f0aa44e76b'):
                file.seek(table + offset + 4)
                file.write(struct.pack('<I', 2))
        offset = 0x18000
        file.seek(table + offset)
        file.write(locator)
        file.seek(table + 32 + 32 * count)
        file.write(uuid.UUID('a8d35f2d-b30b-454d-abf7-d3d84834ab0c').bytes_le + struct.pack('<IIII', offset, len(locator), 4, 0))
        file.seek(table + 10)
        file.write(struct.pack('<H', count + 1))

def sealed(block, at):
    block = block[:at] + b'\0\0\0\0' + block[at + 4:]
    return block[:at] + struct.pack('>I', ~sum(block) & 0xffffffff) + block[at + 4:]

def vhd(path):
    with open(path, 'r+b') as file:
        data = file.read()
        footer = data[-512:]
        parent = footer[68:84]
        child = footer[:60] + struct.pack('>I', 4) + footer[64:68] + bytes(range(1, 17)) + footer[84:]
        child = sealed(child, 64)
        absolute = 'D:\\base disks\\dynamic.vhd'.encode('utf-16-le')
        relative = '.\\dynamic.vhd'.encode('utf-16-le')
        end = len(data) - 512
        header = bytearray(data[512:1536])
        header[40:56] = parent
        name = 'dynamic.vhd'.encode('utf-16-be')
        header[64:64 + len(name)] = name
        header[576:600] = b'W2ku' + struct.pack('>IIIQ', 512, len(absolute), 0, end)
        header[600:624] = b'W2ru' + struct.pack('>IIIQ', 512, len(relative), 0, end + 512)
        file.seek(0)
        file.write(child)
        file.write(sealed(bytes(header), 36))
        file.seek(end)
        file.write(absolute.ljust(512, b'\0') + relative.ljust(512, b'\0') + child)

vhdx('child.vhdx', 'dynamic.vhdx')
vhd('child.vhd')
PYTHON
}

discs() {
    mkdir -p plain/sources 'plain/Long Folder Name' large/sources
    cp "$here/../../../../docs/examples/media/nanoserver-tp4.wim" plain/sources/install.wim
    printf 'umlaut\n' >'plain/Long Folder Name/a file with a long name and an ü.txt'
    settle plain
    xorriso -as mkisofs -quiet -V XORRISO -o rockridge.iso plain
    xorriso -as mkisofs -quiet -J -joliet-long -V XORRISO -o joliet.iso plain
    genisoimage -quiet -iso-level 1 -V PLAIN -no-pad -o plain.iso plain/sources
    mkudffs --new-file --media-type=dvd --udfrev=2.01 --blocksize=2048 --label=MKUDFFS empty201.udf 600 >/dev/null
    truncate -s 4500000000 large/sources/install.wim
    dd if="$here/two.wim" of=large/sources/install.wim conv=notrunc status=none
    printf 'end' | dd of=large/sources/install.wim bs=1 seek=4499999997 conv=notrunc status=none
    settle large
    genisoimage -quiet -udf -iso-level 3 -allow-limited-size -V LARGE -o large-udf.iso large
    xorriso -as mkisofs -quiet -iso-level 3 -V LARGE -o large-multiextent.iso large
    rm -rf large
    mkudffs --new-file --media-type=cdrw --label=SPARABLE sparable.udf 30000 >/dev/null
    mkudffs --new-file --media-type=cdr --label=VIRTUAL virtual.udf 30000 >/dev/null
    for disc in rockridge joliet plain; do
        list "$disc.iso" "$disc"
    done
    keep_discs
}

# Discs that have their files after the first 4 GB, where positions do not fit in 32 bits.
far_discs() {
    mkdir -p far/NanoServer far/sources
    for i in 1 2 3; do
        truncate -s 1500000000 "far/filler$i.bin"
    done
    7z e -so "$examples/WindowsServer2016.iso" NanoServer/NanoServer.wim >far/NanoServer/NanoServer.wim
    7z e -so "$examples/WindowsServer2016.iso" sources/install.wim >far/sources/install.wim
    settle far
    xorriso -as mkisofs -quiet -iso-level 3 -V FAR -o far-rockridge.iso \
        --sort-weight 100 /filler1.bin --sort-weight 100 /filler2.bin --sort-weight 100 /filler3.bin far
    list far-rockridge.iso far-rockridge
    printf 'filler%s.bin 100\n' 1 2 3 >sort
    disc "$work/far" FAR "$work/far-udf.iso" -sort "$work/sort"
    list far-udf.iso far-udf
    rm -rf far
    keep_discs
}

# Windows Server as it is delivered since 2019: no Nano Server, four images in one file. Names, edition ids and flags are
# those of the evaluation disc of 2019; those of 2025 are made in the same way.
server_disc() { # YEAR BUILD REVISION EVAL
    tree=$work/$1
    mkdir -p "$tree/sources" "$tree/boot"
    index=0
    for edition in Standard Datacenter; do
        for installation in 'Server Core' Server; do
            index=$((index + 1))
            core= shown=" (Desktop Experience)"
            [ "$installation" = Server ] || { core=Core shown=; }
            name="Windows Server $1 SERVER$(echo "$edition$core" | tr a-z A-Z)"
            image "$tree/sources/install.wim" "$index" "$name" "Server$edition$4$core" "Server$edition$4" "$installation" "$2" "$3"
            wimlib-imagex info "$tree/sources/install.wim" "$index" \
                --image-property DISPLAYNAME="Windows Server $1 $edition${4:+ Evaluation}$shown"
        done
    done
    head -c 4096 /dev/zero >"$tree/boot/etfsboot.com"
    (cd "$tree" && wimlib-imagex info sources/install.wim) >"$here/WindowsServer$1.info"
    disc "$tree" SSS_X64FREE_EN-US_DV9 "$work/WindowsServer$1.iso"
    list "$work/WindowsServer$1.iso" "WindowsServer$1"
    rm -rf "$tree"
}

# Technical Preview 5 has the layout and the image names of 2016 (assumed); its packages here come in two languages.
preview5() {
    tree=$work/tp5
    mkdir -p "$tree/NanoServer" "$tree/sources"
    image "$tree/NanoServer/NanoServer.wim" 1 'Windows Server 2016 Technical Preview 5 SERVERSTANDARDNANO' \
        ServerStandardNano ServerStandardNano 'Nano Server' 14300 1000
    image "$tree/NanoServer/NanoServer.wim" 2 'Windows Server 2016 Technical Preview 5 SERVERDATACENTERNANO' \
        ServerDataCenterNano ServerDataCenterNano 'Nano Server' 14300 1000
    (cd "$tree" && wimlib-imagex info NanoServer/NanoServer.wim) >"$here/WindowsServer2016TP5.info"
    image "$tree/sources/install.wim" 1 'Windows Server 2016 Technical Preview 5 SERVERDATACENTERCORE' \
        ServerDatacenterCore ServerDatacenter 'Server Core' 14300 1000
    packages=$tree/NanoServer/Packages
    for package in Compute Containers Guest OEM-Drivers; do
        name=Microsoft-NanoServer-$package-Package
        cabinet "$packages/$name.cab" "$name" neutral 10.0.14300.1000
        for language in en-us de-de; do
            cabinet "$packages/$language/${name}_$language.cab" "$name" "$language" 10.0.14300.1000
        done
    done
    disc "$tree" IR5_SSS_X64FREE_EN-US_DV9 "$work/WindowsServer2016TP5.iso"
    list "$work/WindowsServer2016TP5.iso" WindowsServer2016TP5
    rm -rf "$tree"
}

windows_discs() {
    preview5
    server_disc 2019 17763 737 Eval
    server_disc 2025 26100 1742 ''
    keep_discs
}

keep_discs() {
    for file in *.iso *.udf; do
        [ ! -e "$file" ] || chunks "$file" "$here/$file.chunks.gz"
        rm -f "$file"
    done
}

list() { # DISC NAME
    7z l -slt "$1" | grep -E '^(Path|Size|Folder|Modified) = ' | tail -n +3 >"$here/$2.list"
}

archives() {
    skopeo --override-os windows --insecure-policy copy -q "docker-archive:$examples/nanoserver.tar" \
        oci-archive:oci.tar:microsoft/nanoserver:10.0.14393.447
    cp oci.tar "$here"
}

images_on_discs() {
    for disc in WindowsServer2016 WindowsServer2016TP4 WindowsServer2016TP3 WindowsServer2022; do
        case $disc in *2022) wim=sources/install.wim ;; *) wim=NanoServer/NanoServer.wim ;; esac
        7z e -so "$examples/$disc.iso" $wim >image
        wimlib-imagex info image >"$here/$disc.info"
        list "$examples/$disc.iso" "$disc"
    done
}

# All of them, or those named: make.sh disks archives
for kind in ${*:-wims languages large_wim images_on_discs disks discs far_discs windows_discs archives}; do
    "$kind" >/dev/null
done
