package io.jenkins.plugins.nanohost.engine.draft;

import io.jenkins.plugins.nanohost.engine.definition.BaseDiskDefinition;
import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.definition.reader.DefinitionReader;
import io.jenkins.plugins.nanohost.engine.draft.DraftMedia.UsableImage;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.report.Narrator;
import io.jenkins.plugins.nanohost.engine.stage.disk.HostWindows;
import io.jenkins.plugins.nanohost.engine.stage.disk.ImageSearch.FoundImage;
import io.jenkins.plugins.nanohost.engine.value.BaseImageKind;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import io.jenkins.plugins.nanohost.engine.value.PackageName;
import io.jenkins.plugins.nanohost.engine.value.Shown;
import io.jenkins.plugins.nanohost.engine.windows.Installation;
import io.jenkins.plugins.nanohost.engine.windows.WindowsRelease;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A first definition of a host, with a comment for each field. What the media tell is filled in; base image and Docker too,
 * where files that fit lie beside the media. What only the owner knows has an example as its value, and is marked.
 *
 * @param text YAML; a correct definition
 * @param toFill the fields that are marked, by their full names
 */
public record DefinitionDraft(String text, List<String> toFill) {
    /** In the comment above a field whose value is an example. */
    static final String MARK = "FILL IN: ";

    /** The package that lets programs of the desktop load; later releases no longer have it. */
    private static final String FORWARDERS = "ReverseForwarders";

    /** The switch of a new rehearsal, so that the draft can be rehearsed as it is. */
    private static final String EXAMPLE_SWITCH = "General Purpose External";

    public DefinitionDraft {
        toFill = List.copyOf(toFill);
    }

    /**
     * @param file where it will be written; paths in its folder are relative to that folder
     * @throws DefinitionFailure when the host's name is no name of a computer
     * @throws UnfitFailure when the media's path cannot be written in a definition
     */
    public static DefinitionDraft of(HostName host, DraftMedia media, UsableImage image, Path file, Narrator narrator)
            throws DefinitionFailure, UnfitFailure, InterruptedException {
        DefinitionDraft draft =
                new Writer(host, media, image, file.toAbsolutePath().normalize(), narrator).write();
        Path folder = file.toAbsolutePath().normalize().getParent();
        HostDefinition read = DefinitionReader.read(draft.text, folder, file.toString());
        if (!read.vhd().base().media().equals(media.path())) {
            throw new UnfitFailure(
                    FailureCode.MEDIA_PATH_WRONG,
                    "The path of the media cannot be written in a definition: "
                            + Shown.of(media.path().toString()),
                    "Move or rename the media: a path without line ends and other characters that nobody sees.");
        }
        return draft;
    }

    /** Writes the text, section by section. */
    private static final class Writer {
        private final HostName host;
        private final DraftMedia media;
        private final UsableImage image;
        private final Path file;
        private final Narrator narrator;
        private final StringBuilder text = new StringBuilder();
        private final List<String> toFill = new ArrayList<>();
        private final boolean nano;
        private final HostWindows windows;

        Writer(HostName host, DraftMedia media, UsableImage image, Path file, Narrator narrator) {
            this.host = host;
            this.media = media;
            this.image = image;
            this.file = file;
            this.narrator = narrator;
            FoundImage found = image.found();
            this.nano = found.installation() == Installation.NANO;
            this.windows = new HostWindows(
                    found.release(),
                    found.installation(),
                    found.image().version().revision());
        }

        DefinitionDraft write() throws UnfitFailure, InterruptedException {
            head();
            vhd();
            vm();
            files();
            docker();
            return new DefinitionDraft(text.toString(), toFill);
        }

        private WindowsRelease release() {
            return windows.release();
        }

        private void head() {
            String name = quoted(file.getFileName().toString());
            add(
                    """
                    # A container host on %s of %s, build %d.
                    #
                    # What is marked %swas not known when this file was written, and has an example as its value.
                    # A field after # is left out; its comment says what is then taken. To give it, remove that # and the blank.
                    # docs/definition.md describes every field, docs/command.md every command:
                    #
                    # Check it:                nano-container-host validate %s
                    # Rehearse it, anywhere:   nano-container-host provision %s --machine rehearsal:try
                    # Build it, on Hyper-V:    nano-container-host provision %s --secrets secrets.json

                    # The key of this host on its machine, and the name of its VM: letters, digits and inner hyphens.
                    host: %s

                    # When what exists is made again: whenChanged, always or never. Without it whenChanged.
                    # rebuild: never
                    """,
                    nano ? "Nano Server" : "Server Core",
                    release().title(),
                    release().build(),
                    MARK,
                    name,
                    name,
                    name,
                    host.value());
        }

        private void vhd() {
            add(
                    """

                    # The boot disk: docs/definition.md, section "vhd". After a change here, disk, VM and Docker are made again.
                    vhd:
                      # The Windows Server ISO, or the folder of its files. A relative path begins at the folder of this file.
                      media: %s
                      # Which image of the media: edition, name or index. These can become a container host:
                    %s
                      image: %s
                    """,
                    quoted(path(media.path())),
                    media.images().stream()
                            .map(usable -> "  #   " + shown(usable.toString()))
                            .collect(Collectors.joining("\n")),
                    quoted(image.choice()));
            release().expiry(image.found().image().editionId()).ifPresent(expiry -> add("  # %s\n", shown(expiry)));
            if (nano) {
                add(
                        """
                          # Nano Server's packages. Docker needs Containers; Guest has the drivers for a VM; Compute is Hyper-V's.
                          packages: [%s]
                        """,
                        packages());
            } else {
                add("  # Server Core needs no packages: the feature Containers is enabled when the disk is made.\n");
            }
            add(
                    """
                      # The largest size that the disk can grow to. Without it %s.
                      # size: 40GB
                      # The file format, vhdx or vhd. Without it vhdx; a VM of generation 2 boots from nothing else.
                      # format: vhdx
                      # The generation of the VM, 2 (UEFI) or 1 (BIOS). Without it 2.
                      # generation: 2
                      # How the disk is made from its base disk: differencing (seconds, needs the base disk) or copy. Without it
                      # differencing.
                      # hostDisk: copy
                      # Drivers (.inf files or folders of them) and updates (.cab, .msu) that the disk gets. Without them none.
                      # drivers: [drivers/net.inf]
                      # updates: [updates/update.msu]
                      # The guest's name in the network, at most 15 characters. Without it %s.
                      # computerName: %s
                      # To join a domain: the file that 'djoin /Provision' wrote. It holds the name; leave computerName out then.
                      # domainBlob: nano01.djoin
                      # Whom Windows is registered to. Without it, Windows' own text.
                      # owner: Build farm
                      # Windows' name of the time zone, as 'tzutil /l' lists them. Without it UTC.
                      # timeZone: W. Europe Standard Time
                    """,
                    nano ? BaseDiskDefinition.NANO_SIZE : BaseDiskDefinition.CORE_SIZE, computerName(), computerName());
            if (!nano) {
                add(
                        """
                          # Keyboard and formats. Without it en-US.
                          # locale: de-DE
                          # The product key. Without it the key that Microsoft publishes for Standard and Datacenter, and none for an
                          # evaluation; other editions need it here.
                          # productKey: AAAAA-BBBBB-CCCCC-DDDDD-EEEEE
                        """);
            }
            add(
                    """
                      # Command lines that the guest runs once, at the end of its first boot. Write no password here.
                      # commands: [w32tm /resync]
                      # Other files that the disk gets. A path in the guest is best in single quotes.
                      # files: [{from: tools/first.exe, to: 'C:\\tools\\first.exe'}]
                      # Fixed addresses. Without this section the guest asks a DHCP server, and takes IPv6 as the routers announce it.
                      # network:
                      #   address: 192.168.1.93/24
                      #   gateway: 192.168.1.1
                      #   address6: '2001:db8::93/64'
                      #   gateway6: 'fe80::1'
                      #   dns: [192.168.1.1, '2001:db8::1']
                    """);
        }

        private void vm() {
            add(
                    """

                    # The VM: docs/definition.md, section "vm".
                    vm:
                      # %sthe name of the Hyper-V switch on the machine; 'doctor' lists the switches that there are.
                      switch: %s
                      # Memory and virtual processors. Without them 2GB and 2.
                      # memory: 4GB
                      # processors: 4
                      # How long the VM may take to start, in minutes (min) or hours (h). Without it %s.
                      # bootLimit: 2h
                    """,
                    MARK, EXAMPLE_SWITCH, nano ? "15min" : "30min, and 1h with updates");
            toFill.add("vm.switch");
        }

        private void files() throws UnfitFailure, InterruptedException {
            FilesBeside beside = FilesBeside.of(media.path(), windows, narrator);
            boolean wim = windows.recipe().baseImage() == BaseImageKind.WIM;
            add("\n# What is copied into the guest: docs/definition.md, section \"files\".\nfiles:\n");
            file(
                    "baseImage",
                    "the container base image, " + (wim ? "a WIM" : "a Docker image archive (docker save)")
                            + ", of build " + baseBuild() + ".",
                    beside.baseImage(),
                    wim ? "media/nanoserver.wim" : "media/nanoserver.tar");
            file(
                    "docker",
                    "a zip or a folder with "
                            + String.join(" and ", windows.recipe().programs()) + ", for x64.",
                    beside.docker(),
                    "media/docker.zip");
            add(
                    """
                      # Other files that the guest gets.
                      # copy: [{from: tools/x.exe, to: 'C:\\tools\\x.exe'}]
                    """);
        }

        private String baseBuild() {
            return switch (release()) {
                case SERVER_2016 -> image.found().image().version() + ", the same build and revision as Windows";
                case SERVER_2025 -> release().build() + " or " + WindowsRelease.SERVER_2022.build();
                default -> String.valueOf(release().build());
            };
        }

        private void file(String field, String what, Optional<Path> found, String example) {
            add("  # %s%s\n", found.isPresent() ? "" : MARK, found.isPresent() ? capital(what) : what);
            add("  %s: %s\n", field, found.map(one -> quoted(path(one))).orElse(example));
            if (found.isEmpty()) {
                toFill.add("files." + field);
            }
        }

        private void docker() {
            add(
                    """

                    # Docker in the guest: docs/definition.md, section "docker". {} takes every default; with a field, remove the {}.
                    docker: {}
                      # How containers reach the network: nat or transparent. Without it nat.
                      # network: transparent
                      # The network of nat. Without it %s.
                      # subnet: 10.200.0.0/16
                      # The TCP port on which Docker listens with TLS. Without it 2376.
                      # port: 12376
                    """,
                    release() == WindowsRelease.TP4 ? "172.16.0.0/12" : "the one that Docker chooses");
        }

        private String packages() {
            return Stream.concat(
                            BaseDiskDefinition.DEFAULT_PACKAGES.stream().map(PackageName::value),
                            media.windows().findPackage(FORWARDERS).stream().map(found -> FORWARDERS))
                    .collect(Collectors.joining(", "));
        }

        private String computerName() {
            return host.value().toUpperCase(Locale.ROOT);
        }

        /** Relative to the definition where it lies below its folder, so that both can be moved together. */
        private String path(Path target) {
            Path folder = file.getParent();
            return folder != null && target.startsWith(folder) && !target.equals(folder)
                    ? folder.relativize(target).toString()
                    : target.toString();
        }

        private void add(String form, Object... values) {
            text.append(String.format(form, values));
        }

        /** Comments are one line, whatever the media say. */
        private static String shown(String text) {
            return Shown.of(text, 200);
        }

        private static String capital(String sentence) {
            return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
        }

        /** In single quotes where YAML might take a character for its own. */
        private static String quoted(String value) {
            return value.matches("[A-Za-z0-9][A-Za-z0-9._/-]*") ? value : "'" + value.replace("'", "''") + "'";
        }
    }
}
