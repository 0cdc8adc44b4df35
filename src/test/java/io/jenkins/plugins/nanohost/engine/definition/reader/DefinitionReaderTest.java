package io.jenkins.plugins.nanohost.engine.definition.reader;

import static io.jenkins.plugins.nanohost.engine.definition.Definitions.FOLDER;
import static io.jenkins.plugins.nanohost.engine.definition.Definitions.FULL;
import static io.jenkins.plugins.nanohost.engine.definition.Definitions.problems;
import static io.jenkins.plugins.nanohost.engine.definition.Definitions.read;
import static io.jenkins.plugins.nanohost.engine.definition.Definitions.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.jenkins.plugins.nanohost.engine.definition.BaseDiskDefinition;
import io.jenkins.plugins.nanohost.engine.definition.DefinitionForm;
import io.jenkins.plugins.nanohost.engine.definition.DockerDefinition;
import io.jenkins.plugins.nanohost.engine.definition.FilesDefinition;
import io.jenkins.plugins.nanohost.engine.definition.GuestDefinition;
import io.jenkins.plugins.nanohost.engine.definition.GuestNetwork;
import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.definition.OwnFile;
import io.jenkins.plugins.nanohost.engine.definition.VhdDefinition;
import io.jenkins.plugins.nanohost.engine.definition.VmDefinition;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.value.BootLimit;
import io.jenkins.plugins.nanohost.engine.value.ByteSize;
import io.jenkins.plugins.nanohost.engine.value.DiskFormat;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import io.jenkins.plugins.nanohost.engine.value.ImageChoice;
import io.jenkins.plugins.nanohost.engine.value.PackageName;
import io.jenkins.plugins.nanohost.engine.value.Rebuild;
import io.jenkins.plugins.nanohost.engine.value.VmGeneration;
import io.jenkins.plugins.nanohost.engine.value.guest.ComputerName;
import io.jenkins.plugins.nanohost.engine.value.guest.FirstBootCommand;
import io.jenkins.plugins.nanohost.engine.value.guest.GuestPath;
import io.jenkins.plugins.nanohost.engine.value.guest.LocaleName;
import io.jenkins.plugins.nanohost.engine.value.guest.OwnerName;
import io.jenkins.plugins.nanohost.engine.value.guest.ProductKey;
import io.jenkins.plugins.nanohost.engine.value.guest.TimeZoneName;
import io.jenkins.plugins.nanohost.engine.value.network.ContainerNetwork;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4Prefix;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv6;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv6Prefix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionReaderTest {
    private static final HostDefinition FULL_VALUE = new HostDefinition(
            new HostName("web-1"),
            Rebuild.NEVER,
            new VhdDefinition(
                    new BaseDiskDefinition(
                            FOLDER.resolve("media/Windows.iso"),
                            new ImageChoice("ServerStandardNano"),
                            List.of(new PackageName("Guest"), new PackageName("DSC")),
                            ByteSize.gigabytes(30),
                            DiskFormat.VHD,
                            VmGeneration.ONE,
                            List.of(FOLDER.resolve("drivers"), FOLDER.resolve("drivers/net.inf")),
                            List.of(FOLDER.resolve("updates/first.msu"), FOLDER.resolve("updates/second.CAB"))),
                    HostDiskKind.COPY,
                    new GuestDefinition(
                            new ComputerName("WEB"),
                            null,
                            new OwnerName("Build & farm"),
                            new TimeZoneName("W. Europe Standard Time"),
                            new LocaleName("de-DE"),
                            new ProductKey("AAAAA-BBBBB-CCCCC-DDDDD-12345"),
                            new GuestNetwork(
                                    Ipv4Prefix.parse("10.1.2.3/16"),
                                    new Ipv4("10.1.0.1"),
                                    Ipv6Prefix.parse("2001:db8::3/64"),
                                    new Ipv6("fe80::1"),
                                    List.of(new Ipv4("10.1.0.2"), new Ipv6("2001:db8::2"))),
                            List.of(
                                    new FirstBootCommand("w32tm /resync"),
                                    new FirstBootCommand("echo \"%COMPUTERNAME%\" > C:\\name.txt"))),
                    List.of(new OwnFile(FOLDER.resolve("tools/first.exe"), new GuestPath("C:\\tools\\first.exe")))),
            new VmDefinition(
                    VmHardware.of("General Purpose External", ByteSize.gigabytes(4), 4), BootLimit.parse("120 MIN")),
            new FilesDefinition(
                    FOLDER.resolve("media/nanoserver.tar"),
                    FOLDER.resolve("media/docker.zip"),
                    List.of(new OwnFile(FOLDER.resolve("tools/x.exe"), new GuestPath("C:\\tools\\second.exe")))),
            new DockerDefinition(ContainerNetwork.NAT, Ipv4Prefix.parse("172.20.0.0/16"), 12376));

    @Test
    void everyFieldIsRead() throws DefinitionFailure {
        assertThat(read(FULL)).isEqualTo(FULL_VALUE);
    }

    @Test
    void theSameInJsonIsTheSame() throws Exception {
        ObjectMapper json = new ObjectMapper();
        String compact = json.writeValueAsString(DefinitionForm.of(FULL_VALUE));
        String indented =
                json.enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(DefinitionForm.of(FULL_VALUE));
        assertThat(read(compact)).isEqualTo(FULL_VALUE);
        assertThat(read(indented)).isEqualTo(FULL_VALUE);
        assertThat(read(indented.replace("  ", "\t").replace("\n", "\r\n"))).isEqualTo(FULL_VALUE);
    }

    @Test
    void jsonEscapesAreReadAsJsonMeansThem() throws DefinitionFailure {
        HostDefinition read = read("{\"host\":\"a\",\"vm\":{\"switch\":\"a\\/b\\ud83d\\ude00\\u00fc\\\"\\\\\"}}");
        assertThat(read.vm().hardware().switchName()).isEqualTo("a/b\uD83D\uDE00ü\"\\");
    }

    @Test
    void aTabInsideAJsonTextIsNotTakenForIndentation() {
        assertThat(problems("{\"host\":\"a\",\n\t\"vm\":\t{\"switch\":\"a\tb\"}}"))
                .singleElement()
                .asString()
                .startsWith("line 2: vm.switch: 'a\\u0009b' is no switch name");
    }

    @Test
    void defaultsAreTakenForWhatIsNotGiven() throws DefinitionFailure {
        HostDefinition read = read("host: nano01\nvhd: {media: a.iso}\nvm: {switch: x}\nfiles: {}\ndocker: {}\n");
        assertThat(read)
                .isEqualTo(new HostDefinition(
                        new HostName("nano01"),
                        Rebuild.WHEN_CHANGED,
                        new VhdDefinition(
                                new BaseDiskDefinition(
                                        FOLDER.resolve("a.iso"),
                                        ImageChoice.ONLY,
                                        null,
                                        null,
                                        DiskFormat.VHDX,
                                        VmGeneration.TWO,
                                        List.of(),
                                        List.of()),
                                HostDiskKind.DIFFERENCING,
                                new GuestDefinition(
                                        new ComputerName("NANO01"),
                                        null,
                                        null,
                                        GuestDefinition.DEFAULT_TIME_ZONE,
                                        GuestDefinition.DEFAULT_LOCALE,
                                        null,
                                        null,
                                        List.of()),
                                List.of()),
                        new VmDefinition(
                                VmHardware.of("x", VmDefinition.DEFAULT_MEMORY, VmDefinition.DEFAULT_PROCESSORS), null),
                        new FilesDefinition(null, null, List.of()),
                        new DockerDefinition(ContainerNetwork.NAT, null, DockerDefinition.DEFAULT_PORT)));
    }

    @Test
    void sectionsThatAreNotGivenAreNotAskedFor() throws DefinitionFailure {
        assertThat(read("host: nano01\nvm: null\nfiles: ~\ndocker: ''"))
                .isEqualTo(new HostDefinition(new HostName("nano01"), Rebuild.WHEN_CHANGED, null, null, null, null));
    }

    @Test
    void aSectionLeftEmptyIsNotTakenForOneThatIsLeftOut() {
        assertThat(problems("host: nano01\ndocker:\n#  network: nat\n"))
                .containsExactly(
                        "line 2: docker: has no fields; give them ({} takes every default), or leave the section out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "~", "''", "'  '", "\"\""})
    void aBlankFieldCountsAsAbsent(String blank) throws DefinitionFailure {
        HostDefinition read = read("host: a\nrebuild: " + blank + "\nvm:\n  switch: x\n  memory: " + blank + "\n");
        assertThat(read.rebuild()).isEqualTo(Rebuild.WHEN_CHANGED);
        assertThat(read.vm().hardware().memory()).isEqualTo(VmDefinition.DEFAULT_MEMORY);
        assertThat(problems("host: a\nvm:\n  switch: " + blank + "\n"))
                .containsExactly("line 2: vm.switch: is missing; for example External");
    }

    @Test
    void aQuotedNullIsAWord() throws DefinitionFailure {
        assertThat(read("host: 'null'").host()).isEqualTo(new HostName("null"));
    }

    @Test
    void numbersAndTruthsAreTextWhereTextIsMeant() throws DefinitionFailure {
        HostDefinition read =
                read("host: 123\nvhd:\n  media: 2016\n  image: 1\n  computerName: true\nvm: {switch: 1.50, "
                        + "memory: 2147483648, processors: '3'}");
        assertThat(read.host().value()).isEqualTo("123");
        assertThat(read.vhd().base().media()).isEqualTo(FOLDER.resolve("2016"));
        assertThat(read.vhd().base().image().value()).isEqualTo("1");
        assertThat(read.vhd().guest().computerName().value()).isEqualTo("true");
        assertThat(read.vm()).isEqualTo(new VmDefinition(VmHardware.of("1.50", ByteSize.gigabytes(2), 3), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "0x10", "010", "1e1", "two", "-1", "+2", "1_0", "99999999999", "２"})
    void whatIsNoPlainWholeNumberIsNotTakenForOne(String number) {
        assertThat(problems("host: a\nvm: {switch: x, processors: " + number + "}"))
                .containsExactly("line 2: vm.processors: '" + number + "' is no whole number; for example 2");
    }

    @Test
    void anEmptyListOfPackagesIsNotTheDefault() throws DefinitionFailure {
        assertThat(read("host: a\nvhd: {media: m, packages: []}").vhd().base().packages())
                .isEmpty();
        assertThat(read("host: a\nvhd: {media: m, packages: }").vhd().base().packages())
                .isNull();
        assertThat(read("host: a\nvhd: {media: m, packages: [DSC, '', ~]}")
                        .vhd()
                        .base()
                        .packages())
                .containsExactly(new PackageName("DSC"));
    }

    @Test
    void pathsStartFromTheDefinitionsFolderUnlessAbsolute() throws DefinitionFailure {
        String absolute = FOLDER.resolve("x").toString();
        HostDefinition read = read("host: a\nvhd: {media: ../m/./w.iso}\nfiles: {docker: '" + absolute + "'}");
        assertThat(read.vhd().base().media())
                .isEqualTo(FOLDER.resolveSibling("m").resolve("w.iso"));
        assertThat(read.files().docker()).isEqualTo(FOLDER.resolve("x"));
    }

    @Test
    void fiveMistakesAreToldInOneGoEachWithItsLine() {
        DefinitionFailure failure = refused(
                """
                host: nano 01
                rebuild: sometimes
                vhd:
                  media: a.iso
                  computerName: NANO01
                  network:
                    address: 192.168.1.93/24
                    gateway: 10.0.0.1
                vm:
                  memmory: 2GB
                  switch: External
                  processors: 0
                """);
        assertThat(failure.getMessage()).isEqualTo("5 problems in the definition test.yaml");
        assertThat(failure.remedy()).contains("docs/definition.md");
        assertThat(failure.problems())
                .containsExactly(
                        "line 1: host: 'nano 01' is no host name; letters, digits and inner hyphens, 1 to 63 of them",
                        "line 2: rebuild: 'sometimes' is none of whenChanged, always, never",
                        "line 8: vhd.network.gateway: gateway 10.0.0.1 is outside 192.168.1.93/24; it must be in the guest's network",
                        "line 10: vm.memmory: unknown field; did you mean memory?",
                        "line 12: vm.processors: 0 is outside 1 to 240");
    }

    @Test
    void oneWrongFieldDoesNotHideAnotherOfItsSection() {
        assertThat(problems("host: a\nvm:\n  memory: lots\n  processors: 999\n"))
                .containsExactly(
                        "line 2: vm.switch: is missing; for example External",
                        "line 3: vm.memory: 'lots' is no size; for example 20GB or 2048MB",
                        "line 4: vm.processors: 999 is outside 1 to 240");
    }

    @Test
    void aRightDefinitionHasNoProblemThatItsDefaultsHave() throws DefinitionFailure {
        // the same text as in the two tests above, without the mistakes
        assertThat(read("host: a\nvm:\n  switch: x\n  memory: 2GB\n  processors: 240\n")
                        .vm()
                        .hardware()
                        .processors())
                .isEqualTo(240);
    }

    @Test
    void unknownFieldsAreRefusedWithTheNearestName() {
        assertThat(problems("host: a\nvhd: {media: m, host_disk: copy, hostdisk: copy, sise: 20GB}\ncolour: red\n"))
                .containsExactly(
                        "line 2: vhd.host_disk: unknown field; did you mean hostDisk?",
                        "line 2: vhd.hostdisk: unknown field; did you mean hostDisk?",
                        "line 2: vhd.sise: unknown field; did you mean size?",
                        "line 3: colour: unknown field; known here: host, rebuild, vhd, vm, files, docker");
    }

    @Test
    void swappedLettersAreUnderstood() {
        assertThat(problems("host: a\nfiles: {copy: [{form: x, to: 'C:\\x'}]}"))
                .containsExactly(
                        "line 2: files.copy[0].from: is missing; for example tools/x.exe",
                        "line 2: files.copy[0].form: unknown field; did you mean from?");
    }

    @Test
    void aFieldGivenTwiceIsRefused() {
        assertThat(problems("host: a\nvm:\n  switch: x\n  memory: 2GB\n  \"switch\": y\n"))
                .containsExactly("line 5: vm.switch: is given twice, in line 3 too; keep one");
    }

    @Test
    void wrongTypesAreRefused() {
        assertThat(
                        problems(
                                """
                        host: [a, b]
                        rebuild: {when: changed}
                        vhd: [media]
                        vm: External
                        files:
                          copy: {from: a, to: b}
                        docker:
                          port: [1]
                        """))
                .containsExactly(
                        "line 1: host: is a list; one value is expected, for example nano01",
                        "line 2: rebuild: is a section; one value is expected, for example whenChanged",
                        "line 3: vhd: is a list; fields are expected",
                        "line 4: vm: is text; fields are expected",
                        "line 6: files.copy: is a section; a list is expected, for example [{from: tools/x.exe, to: 'C:\\tools\\x.exe'}]",
                        "line 8: docker.port: is a list; one value is expected, for example 2376");
    }

    @Test
    void wrongTypesInsideListsAreRefused() {
        assertThat(
                        problems(
                                """
                        host: a
                        vhd:
                          media: m
                          packages: Guest
                          network:
                            address: 10.0.0.2/8
                            dns:
                              - 10.0.0.3
                              - [10.0.0.4]
                              - ten
                        files:
                          copy:
                            - x.exe
                        """))
                .containsExactly(
                        "line 4: vhd.packages: is text; a list is expected, for example [Containers]",
                        "line 9: vhd.network.dns[1]: is a list; one value is expected, for example 192.168.1.1",
                        "line 10: vhd.network.dns[2]: 'ten' is no IP address; for example 192.168.1.1 or 2001:db8::1",
                        "line 13: files.copy[0]: is text; fields are expected");
    }

    @Test
    void whatIsRequiredIsMissed() {
        assertThat(problems("vhd:\n  network: {gateway: 10.0.0.1}\nvm: {}\nfiles: {copy: [{}]}\n"))
                .containsExactly(
                        "line 1: host: is missing; for example nano01",
                        "line 1: vhd.media: is missing; for example media/WindowsServer2016.iso",
                        "line 2: vhd.network: has no fixed address; give address, address6 or both, or leave network out",
                        "line 2: vhd.network.gateway: a gateway goes with a fixed address; give address too, or leave gateway out",
                        "line 3: vm.switch: is missing; for example External",
                        "line 4: files.copy[0].from: is missing; for example tools/x.exe",
                        "line 4: files.copy[0].to: is missing; for example C:\\tools\\x.exe");
    }

    @Test
    void aHostNameThatIsNoComputerNameWantsAComputerName() throws DefinitionFailure {
        assertThat(problems("host: a-rather-long-name\nvhd: {media: m}"))
                .singleElement()
                .asString()
                .startsWith("line 2: vhd.computerName: is missing, and the host's name cannot be used for it: "
                        + "'A-RATHER-LONG-NAME' is no computer name");
        assertThat(read("host: a-rather-long-name\nvhd: {media: m, computerName: short}")
                        .vhd()
                        .guest()
                        .computerName())
                .isEqualTo(new ComputerName("short"));
        assertThat(read("host: a-rather-long-name\nvm: {switch: s}").vhd()).isNull();
    }

    @Test
    void rulesBetweenFieldsAreTold() {
        assertThat(problems("host: a\ndocker:\n  network: transparent\n  subnet: 172.16.0.1/12\n  port: 70000\n"))
                .containsExactly(
                        "line 4: docker.subnet: a subnet belongs to network: nat; leave it out, or choose nat",
                        "line 4: docker.subnet: 172.16.0.1/12 is no subnet; its host bits must be 0, for example 172.16.0.0/12",
                        "line 5: docker.port: 70000 is outside 1 to 65535; Docker's own is 2376");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.0/8   | a loopback address (127.0.0.0/8)",
                "224.0.0.0/4   | a multicast address (224.0.0.0/4)",
                "240.0.0.0/8   | a reserved address (240.0.0.0/4)",
                "169.254.0.0/16| a link-local address (169.254.0.0/16)",
                "0.0.0.0/8     | an unspecified address (0.0.0.0/8)",
                "168.0.0.0/7   | a link-local address (169.254.0.0/16)"
            })
    void aSubnetOfAddressesThatNoContainerHasIsRefused(String subnet, String what) {
        assertThat(problems("host: a\ndocker: {subnet: " + subnet + "}"))
                .containsExactly(
                        "line 2: docker.subnet: " + subnet + " is no subnet for containers: an address in it is " + what
                                + "; choose a private network, for example 172.16.0.0/12");
    }

    @Test
    void problemsCarryOnlyTheFieldsThatAreWrong() {
        assertThat(problems("host: a\nvhd: {media: m, network: {address: wrong, gateway: 10.0.0.1}}"))
                .containsExactly(
                        "line 2: vhd.network.address: 'wrong' has no prefix length; for example 192.168.1.93/24");
        assertThat(problems("host: a\nvhd: {media: m, network: {address6: 'wrong::/64', gateway6: '2001:db8::1'}}"))
                .containsExactly("line 2: vhd.network.address6: 'wrong::' is no IPv6 address; for example 2001:db8::1");
        assertThat(problems("host: a\nvhd: {media: m, network: {address6: '2001:db8::2/64', gateway6: 'fe80::1%4'}}"))
                .containsExactly("line 2: vhd.network.gateway6: 'fe80::1%4' is no IPv6 address without a zone; for"
                        + " example 2001:db8::1");
    }

    @Test
    void aFileFullOfNonsenseIsToldInBounds() {
        StringBuilder text = new StringBuilder("host: a\n");
        for (int i = 0; i < 1000; i++) {
            text.append("zzzzzzzz").append(i).append(": 1\n");
        }
        assertThat(refused(text.toString()).getMessage()).startsWith("1000 problems");
        assertThat(problems(text.toString())).hasSize(51).last().isEqualTo("and 950 more");
    }

    @Test
    void formAndDocumentSayTheSame() {
        Map<String, Object> form = DefinitionForm.of(FULL_VALUE);
        assertThat(form.keySet()).containsExactly("host", "rebuild", "vhd", "vm", "files", "docker");
        assertThat(form.get("vm"))
                .isEqualTo(Map.of(
                        "switch", "General Purpose External", "memory", "4GB", "processors", "4", "bootLimit", "2h"));
        assertThat(DefinitionForm.texts(FULL_VALUE.vm())).containsOnlyKeys("switch", "memory", "processors");
    }
}
