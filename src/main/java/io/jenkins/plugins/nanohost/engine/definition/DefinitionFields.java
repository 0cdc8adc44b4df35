package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.StageDefinition.StagedFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The fields of each section: their names, kinds and defaults. A value that is wrong has been noted and is replaced by its
 * default, a required one by a stand-in; neither gets out, since a definition with problems is never handed over.
 */
final class DefinitionFields {
    private static final Kind<HostName> HOST = new Kind<>(HostName::new, "nano01");
    private static final Kind<Rebuild> REBUILD = Kind.word(Rebuild.class);
    private static final Kind<ImageChoice> IMAGE = new Kind<>(ImageChoice::new, "ServerDataCenterNano");
    private static final Kind<PackageName> PACKAGE = new Kind<>(PackageName::new, "Containers");
    private static final Kind<ByteSize> SIZE = new Kind<>(ByteSize::parse, "20GB");
    private static final Kind<HostDiskKind> HOST_DISK = Kind.word(HostDiskKind.class);
    private static final Kind<ComputerName> COMPUTER = new Kind<>(ComputerName::new, "NANO01");
    private static final Kind<TimeZoneName> TIME_ZONE = new Kind<>(TimeZoneName::new, "UTC");
    private static final Kind<Ipv4Prefix> PREFIX = new Kind<>(Ipv4Prefix::parse, "192.168.1.93/24");
    private static final Kind<Ipv4Prefix> SUBNET = new Kind<>(Ipv4Prefix::parse, "172.16.0.0/12");
    private static final Kind<Ipv4> ADDRESS = new Kind<>(Ipv4::new, "192.168.1.1");
    private static final Kind<SwitchName> SWITCH = new Kind<>(SwitchName::new, "External");
    private static final Kind<ByteSize> MEMORY = new Kind<>(ByteSize::parse, "2GB");
    private static final Kind<GuestPath> GUEST_PATH = new Kind<>(GuestPath::new, "C:\\tools\\x.exe");
    private static final Kind<ContainerNetwork> NETWORK = Kind.word(ContainerNetwork.class);

    private static final HostName ANY_HOST = new HostName("host");
    private static final ComputerName ANY_COMPUTER = new ComputerName("HOST");
    private static final SwitchName ANY_SWITCH = new SwitchName("switch");
    private static final Ipv4Prefix ANY_ADDRESS = Ipv4Prefix.parse("192.0.2.2/24");

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
        StageDefinition stage = document.section("stage").flatMap(this::stage).orElse(null);
        InstallDefinition install =
                document.section("install").flatMap(DefinitionFields::install).orElse(null);
        return document.build(() -> new HostDefinition(host.orElse(ANY_HOST), rebuild, vhd, vm, stage, install));
    }

    private Optional<VhdDefinition> vhd(SectionReader vhd, @CheckForNull HostName host) {
        Path media = vhd.required("media", file("media/WindowsServer2016.iso")).orElse(baseFolder);
        ImageChoice image = vhd.value("image", IMAGE).orElse(ImageChoice.ONLY);
        List<PackageName> packages = vhd.values("packages", PACKAGE).orElse(null);
        ByteSize size = vhd.value("size", SIZE).orElse(null);
        HostDiskKind hostDisk = vhd.value("hostDisk", HOST_DISK).orElse(HostDiskKind.DIFFERENCING);
        ComputerName computerName = computerName(vhd, host);
        TimeZoneName timeZone = vhd.value("timeZone", TIME_ZONE).orElse(VhdDefinition.DEFAULT_TIME_ZONE);
        GuestNetwork network =
                vhd.section("network").flatMap(DefinitionFields::guestNetwork).orElse(null);
        return vhd.build(() -> new VhdDefinition(
                media,
                image,
                packages,
                size,
                DiskFormat.VHDX,
                VmGeneration.TWO,
                hostDisk,
                List.of(),
                List.of(),
                computerName,
                null,
                null,
                timeZone,
                VhdDefinition.DEFAULT_LOCALE,
                null,
                network,
                List.of(),
                List.of()));
    }

    private static ComputerName computerName(SectionReader vhd, @CheckForNull HostName host) {
        Optional<ComputerName> given = vhd.value("computerName", COMPUTER);
        if (host == null || vhd.has("computerName")) {
            return given.orElse(ANY_COMPUTER);
        }
        try {
            return new ComputerName(host.value().toUpperCase(Locale.ROOT));
        } catch (InvalidValueException e) {
            vhd.missing("computerName", ", and the host's name cannot stand for it: " + e.getMessage());
            return ANY_COMPUTER;
        }
    }

    private static Optional<GuestNetwork> guestNetwork(SectionReader network) {
        Optional<Ipv4Prefix> address = network.required("address", PREFIX);
        Optional<Ipv4> gateway = network.value("gateway", ADDRESS);
        List<Ipv4> dns = network.values("dns", ADDRESS).orElse(List.of());
        // a gateway can be judged only against an address
        Ipv4 judged = address.isPresent() ? gateway.orElse(null) : null;
        return network.build(() -> new GuestNetwork(address.orElse(ANY_ADDRESS), judged, dns));
    }

    private static Optional<VmDefinition> vm(SectionReader vm) {
        SwitchName switchName = vm.required("switch", SWITCH).orElse(ANY_SWITCH);
        ByteSize memory = vm.value("memory", MEMORY).orElse(VmDefinition.DEFAULT_MEMORY);
        int processors = vm.value("processors", Kind.number(VmDefinition.DEFAULT_PROCESSORS))
                .orElse(VmDefinition.DEFAULT_PROCESSORS);
        return vm.build(() -> new VmDefinition(switchName, memory, processors));
    }

    private Optional<StageDefinition> stage(SectionReader stage) {
        Path baseImage = stage.value("baseImage", file("media/nanoserver.tar")).orElse(null);
        Path docker = stage.value("docker", file("media/docker.zip")).orElse(null);
        List<StagedFile> files = stage.sections("files", "{from: tools/x.exe, to: 'C:\\tools\\x.exe'}").stream()
                .map(this::stagedFile)
                .flatMap(Optional::stream)
                .toList();
        return stage.build(() -> new StageDefinition(baseImage, docker, files));
    }

    private Optional<StagedFile> stagedFile(SectionReader file) {
        Optional<Path> from = file.required("from", file("tools/x.exe"));
        Optional<GuestPath> to = file.required("to", GUEST_PATH);
        return file.build(() -> from.isPresent() && to.isPresent() ? new StagedFile(from.get(), to.get()) : null);
    }

    private static Optional<InstallDefinition> install(SectionReader install) {
        ContainerNetwork network = install.value("network", NETWORK).orElse(ContainerNetwork.NAT);
        Ipv4Prefix subnet = install.value("subnet", SUBNET).orElse(null);
        int port = install.value("port", Kind.number(InstallDefinition.DEFAULT_PORT))
                .orElse(InstallDefinition.DEFAULT_PORT);
        return install.build(() -> new InstallDefinition(network, subnet, port));
    }

    private Kind<Path> file(String example) {
        return new Kind<>(
                text -> {
                    try {
                        if (text.codePoints().noneMatch(Character::isISOControl)) {
                            return baseFolder.resolve(text).toAbsolutePath().normalize();
                        }
                    } catch (InvalidPathException e) {
                        // told below: what the file system finds wrong says no more than the rule does
                    }
                    throw new InvalidValueException(
                            "'" + Shown.of(text) + "' is no path of a file; for example " + example);
                },
                example);
    }
}
