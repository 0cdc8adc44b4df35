package io.jenkins.plugins.nanohost.engine.definition.reader;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.BaseDiskDefinition;
import io.jenkins.plugins.nanohost.engine.definition.DockerDefinition;
import io.jenkins.plugins.nanohost.engine.definition.FilesDefinition;
import io.jenkins.plugins.nanohost.engine.definition.GuestDefinition;
import io.jenkins.plugins.nanohost.engine.definition.GuestNetwork;
import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.definition.OwnFile;
import io.jenkins.plugins.nanohost.engine.definition.VhdDefinition;
import io.jenkins.plugins.nanohost.engine.definition.VmDefinition;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.value.BootLimit;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.DiskFormat;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import io.jenkins.plugins.nanohost.engine.value.ImageChoice;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.PackageName;
import io.jenkins.plugins.nanohost.engine.value.Rebuild;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import io.jenkins.plugins.nanohost.engine.value.guest.ComputerName;
import io.jenkins.plugins.nanohost.engine.value.guest.FirstBootCommand;
import io.jenkins.plugins.nanohost.engine.value.guest.GuestPath;
import io.jenkins.plugins.nanohost.engine.value.guest.LocaleName;
import io.jenkins.plugins.nanohost.engine.value.guest.OwnerName;
import io.jenkins.plugins.nanohost.engine.value.guest.ProductKey;
import io.jenkins.plugins.nanohost.engine.value.guest.SetupPath;
import io.jenkins.plugins.nanohost.engine.value.guest.TimeZoneName;
import io.jenkins.plugins.nanohost.engine.value.network.ContainerNetwork;
import io.jenkins.plugins.nanohost.engine.value.network.IpAddress;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv6;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv6Prefix;
import io.jenkins.plugins.nanohost.engine.value.network.SwitchName;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The fields of each section: their names, kinds and defaults. A wrong value is noted and replaced by its default, or by a
 * placeholder if it is required. The caller never sees these, because a definition with problems is not returned.
 */
final class DefinitionFields {
    private static final FieldKind<HostName> HOST = new FieldKind<>(HostName::new, "nano01");
    private static final FieldKind<Rebuild> REBUILD = FieldKind.word(Rebuild.class);
    private static final FieldKind<ImageChoice> IMAGE = new FieldKind<>(ImageChoice::new, "ServerDataCenterNano");
    private static final FieldKind<PackageName> PACKAGE = new FieldKind<>(PackageName::new, "Containers");
    private static final FieldKind<ByteSize> SIZE = new FieldKind<>(ByteSize::parse, "20GB");
    private static final FieldKind<DiskFormat> FORMAT = FieldKind.word(DiskFormat.class);
    private static final FieldKind<VmGeneration> GENERATION = FieldKind.word(VmGeneration.class);
    private static final FieldKind<HostDiskKind> HOST_DISK = FieldKind.word(HostDiskKind.class);
    private static final FieldKind<ComputerName> COMPUTER = new FieldKind<>(ComputerName::parse, "NANO01");
    private static final FieldKind<TimeZoneName> TIME_ZONE = new FieldKind<>(TimeZoneName::new, "UTC");
    private static final FieldKind<OwnerName> OWNER = new FieldKind<>(OwnerName::new, "Build farm");
    private static final FieldKind<LocaleName> LOCALE = new FieldKind<>(LocaleName::new, "en-US");
    private static final FieldKind<ProductKey> PRODUCT_KEY =
            new FieldKind<>(ProductKey::parse, "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE");
    private static final FieldKind<FirstBootCommand> COMMAND = new FieldKind<>(FirstBootCommand::new, "w32tm /resync");
    private static final FieldKind<Ipv4Prefix> PREFIX = new FieldKind<>(Ipv4Prefix::parse, "192.168.1.93/24");
    private static final FieldKind<Ipv4Prefix> SUBNET = new FieldKind<>(Ipv4Prefix::parse, "172.16.0.0/12");
    private static final FieldKind<Ipv4> ADDRESS = new FieldKind<>(Ipv4::new, "192.168.1.1");
    private static final FieldKind<Ipv6Prefix> PREFIX6 = new FieldKind<>(Ipv6Prefix::parse, "2001:db8::93/64");
    private static final FieldKind<Ipv6> ADDRESS6 = new FieldKind<>(Ipv6::new, "fe80::1");
    private static final FieldKind<IpAddress> SERVER = new FieldKind<>(IpAddress::parse, "192.168.1.1");
    private static final FieldKind<SwitchName> SWITCH = new FieldKind<>(SwitchName::new, "External");
    private static final FieldKind<ByteSize> MEMORY = new FieldKind<>(ByteSize::parse, "2GB");
    private static final FieldKind<BootLimit> BOOT_LIMIT = new FieldKind<>(BootLimit::parse, "45min");
    private static final FieldKind<GuestPath> GUEST_PATH =
            new FieldKind<>(DefinitionFields::freePath, "C:\\tools\\x.exe");
    private static final FieldKind<ContainerNetwork> NETWORK = FieldKind.word(ContainerNetwork.class);

    private static final HostName ANY_HOST = new HostName("host");
    private static final ComputerName ANY_COMPUTER = new ComputerName("HOST");
    private static final SwitchName ANY_SWITCH = new SwitchName("switch");
    private static final Ipv4Prefix ANY_ADDRESS = Ipv4Prefix.parse("192.0.2.2/24");
    private static final Ipv6Prefix ANY_ADDRESS6 = Ipv6Prefix.parse("2001:db8::2/64");

    private final Path baseFolder;

    DefinitionFields(Path baseFolder) {
        this.baseFolder = baseFolder.toAbsolutePath();
    }

    Optional<HostDefinition> host(SectionReader document) {
        Optional<HostName> host = document.required("host", HOST);
        Rebuild rebuild = document.value("rebuild", REBUILD).orElse(Rebuild.WHEN_CHANGED);
        VhdDefinition vhd =
                document.section("vhd").flatMap(s -> vhd(s, host.orElse(null))).orElse(null);
        VmDefinition vm = document.section("vm").flatMap(DefinitionFields::vm).orElse(null);
        FilesDefinition files = document.section("files").flatMap(this::files).orElse(null);
        DockerDefinition docker =
                document.section("docker").flatMap(DefinitionFields::docker).orElse(null);
        return document.build(() -> new HostDefinition(host.orElse(ANY_HOST), rebuild, vhd, vm, files, docker));
    }

    private Optional<VhdDefinition> vhd(SectionReader vhd, @CheckForNull HostName host) {
        Path media = vhd.required("media", file("media/WindowsServer2016.iso")).orElse(baseFolder);
        ImageChoice image = vhd.value("image", IMAGE).orElse(ImageChoice.ONLY);
        List<PackageName> packages = vhd.values("packages", PACKAGE).orElse(null);
        ByteSize size = vhd.value("size", SIZE).orElse(null);
        DiskFormat format = vhd.value("format", FORMAT).orElse(DiskFormat.VHDX);
        VmGeneration generation = vhd.value("generation", GENERATION).orElse(VmGeneration.TWO);
        HostDiskKind hostDisk = vhd.value("hostDisk", HOST_DISK).orElse(HostDiskKind.DIFFERENCING);
        List<Path> drivers = vhd.values("drivers", file("drivers/net.inf")).orElse(List.of());
        List<Path> updates = vhd.values("updates", file("updates/update.msu")).orElse(List.of());
        Path domainBlob = vhd.value("domainBlob", file("nano01.djoin")).orElse(null);
        ComputerName computerName = domainBlob == null
                ? computerName(vhd, host)
                : vhd.value("computerName", COMPUTER).orElse(null);
        OwnerName owner = vhd.value("owner", OWNER).orElse(null);
        TimeZoneName timeZone = vhd.value("timeZone", TIME_ZONE).orElse(GuestDefinition.DEFAULT_TIME_ZONE);
        LocaleName locale = vhd.value("locale", LOCALE).orElse(GuestDefinition.DEFAULT_LOCALE);
        ProductKey productKey = vhd.value("productKey", PRODUCT_KEY).orElse(null);
        GuestNetwork network =
                vhd.section("network").flatMap(DefinitionFields::guestNetwork).orElse(null);
        List<FirstBootCommand> commands = vhd.values("commands", COMMAND).orElse(List.of());
        List<OwnFile> files = ownFiles(vhd, "files");
        BaseDiskDefinition base = vhd.part(() ->
                        new BaseDiskDefinition(media, image, packages, size, format, generation, drivers, updates))
                .orElseGet(() -> new BaseDiskDefinition(
                        media, image, null, null, DiskFormat.VHDX, VmGeneration.TWO, List.of(), List.of()));
        GuestDefinition guest = vhd.part(() -> new GuestDefinition(
                        computerName, domainBlob, owner, timeZone, locale, productKey, network, commands))
                .orElseGet(() -> new GuestDefinition(
                        ANY_COMPUTER, null, owner, timeZone, locale, productKey, network, commands));
        return vhd.build(() -> new VhdDefinition(base, hostDisk, guest, files));
    }

    private static ComputerName computerName(SectionReader vhd, @CheckForNull HostName host) {
        Optional<ComputerName> given = vhd.value("computerName", COMPUTER);
        if (host == null || vhd.has("computerName") || vhd.has("domainBlob")) {
            return given.orElse(ANY_COMPUTER);
        }
        try {
            return ComputerName.parse(host.value().toUpperCase(Locale.ROOT));
        } catch (InvalidValueException e) {
            vhd.missing("computerName", ", and the host's name cannot be used for it: " + e.getMessage());
            return ANY_COMPUTER;
        }
    }

    private static Optional<GuestNetwork> guestNetwork(SectionReader network) {
        Optional<Ipv4Prefix> address = network.value("address", PREFIX);
        Optional<Ipv4> gateway = network.value("gateway", ADDRESS);
        Optional<Ipv6Prefix> address6 = network.value("address6", PREFIX6);
        Optional<Ipv6> gateway6 = network.value("gateway6", ADDRESS6);
        List<IpAddress> dns = network.values("dns", SERVER).orElse(List.of());
        // a gateway is not compared with an address that was refused
        boolean wrong = address.isEmpty() && network.has("address");
        boolean wrong6 = address6.isEmpty() && network.has("address6");
        return network.build(() -> new GuestNetwork(
                wrong ? ANY_ADDRESS : address.orElse(null),
                wrong ? null : gateway.orElse(null),
                wrong6 ? ANY_ADDRESS6 : address6.orElse(null),
                wrong6 ? null : gateway6.orElse(null),
                dns));
    }

    private static Optional<VmDefinition> vm(SectionReader vm) {
        SwitchName switchName = vm.required("switch", SWITCH).orElse(ANY_SWITCH);
        ByteSize memory = vm.value("memory", MEMORY).orElse(VmDefinition.DEFAULT_MEMORY);
        int processors = vm.value("processors", FieldKind.number(VmDefinition.DEFAULT_PROCESSORS))
                .orElse(VmDefinition.DEFAULT_PROCESSORS);
        BootLimit bootLimit = vm.value("bootLimit", BOOT_LIMIT).orElse(null);
        return vm.build(() -> new VmDefinition(VmHardware.of(switchName.value(), memory, processors), bootLimit));
    }

    private Optional<FilesDefinition> files(SectionReader files) {
        Path baseImage = files.value("baseImage", file("media/nanoserver.tar")).orElse(null);
        Path docker = files.value("docker", file("media/docker.zip")).orElse(null);
        List<OwnFile> copy = ownFiles(files, "copy");
        return files.build(() -> new FilesDefinition(baseImage, docker, copy));
    }

    private List<OwnFile> ownFiles(SectionReader section, String field) {
        return section.sections(field, "{from: tools/x.exe, to: 'C:\\tools\\x.exe'}").stream()
                .map(this::ownFile)
                .flatMap(Optional::stream)
                .toList();
    }

    private static GuestPath freePath(String text) {
        GuestPath path = new GuestPath(text);
        SetupPath.requireFree(path);
        return path;
    }

    private Optional<OwnFile> ownFile(SectionReader file) {
        Optional<Path> from = file.required("from", file("tools/x.exe"));
        Optional<GuestPath> to = file.required("to", GUEST_PATH);
        return file.build(() -> from.isPresent() && to.isPresent() ? new OwnFile(from.get(), to.get()) : null);
    }

    private static Optional<DockerDefinition> docker(SectionReader docker) {
        ContainerNetwork network = docker.value("network", NETWORK).orElse(ContainerNetwork.NAT);
        Ipv4Prefix subnet = docker.value("subnet", SUBNET).orElse(null);
        int port = docker.value("port", FieldKind.number(DockerDefinition.DEFAULT_PORT))
                .orElse(DockerDefinition.DEFAULT_PORT);
        return docker.build(() -> new DockerDefinition(network, subnet, port));
    }

    private FieldKind<Path> file(String example) {
        return new FieldKind<>(
                text -> {
                    try {
                        if (text.codePoints().noneMatch(Character::isISOControl)) {
                            return baseFolder.resolve(text).toAbsolutePath().normalize();
                        }
                    } catch (InvalidPathException e) {
                        // reported below: the file system's message says no more than the rule
                    }
                    throw new InvalidValueException(
                            "'" + Shown.of(text) + "' is no path of a file; for example " + example);
                },
                example);
    }
}
