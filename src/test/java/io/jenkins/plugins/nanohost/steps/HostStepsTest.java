package io.jenkins.plugins.nanohost.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.definition.reader.DefinitionReader;
import io.jenkins.plugins.nanohost.engine.report.PlainJson;
import io.jenkins.plugins.nanohost.settings.DockerSettings;
import io.jenkins.plugins.nanohost.settings.FilesSettings;
import io.jenkins.plugins.nanohost.settings.StagedFileSettings;
import io.jenkins.plugins.nanohost.settings.VhdSettings;
import io.jenkins.plugins.nanohost.settings.VmSettings;
import java.io.File;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kohsuke.stapler.DataBoundSetter;

class HostStepsTest {
    private static final FilePath WORKSPACE = new FilePath(new File("/agent/workspace/job"));

    private static final List<Supplier<HostStep>> STEPS = List.of(
            () -> new NanoVhdStep("nano01", "/iso/server.iso"),
            () -> new HypervVmStep("nano01", "External"),
            () -> new StageContainerFilesStep("nano01"),
            () -> new InstallContainerHostStep("nano01"),
            () -> new RemoveContainerHostStep("nano01"),
            () -> new ContainerHostStep("nano01", new VhdSettings("/iso/server.iso"), new VmSettings("External")));

    /** A value for every field of any step; none is the field's default. */
    private static Object other(Method setter) {
        String field = field(setter);
        Class<?> type = setter.getParameterTypes()[0];
        FilesSettings files = new FilesSettings();
        files.setDocker("/other/docker.zip");
        DockerSettings docker = new DockerSettings();
        docker.setPort(2377);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("rebuild", "always");
        values.put("image", "ServerDataCenterNano");
        values.put("packages", "Guest Containers");
        values.put("size", "30GB");
        values.put("format", "vhd");
        values.put("generation", 1);
        values.put("hostDisk", "copy");
        values.put("drivers", "drivers\r\n  other drivers/net.inf  ");
        values.put("updates", "/updates/first.msu\n\nsecond update.cab");
        values.put("domainBlob", "nano01.djoin");
        values.put("owner", "Build & farm");
        values.put("locale", "de-DE");
        values.put("productKey", "aaaaa-bbbbb-ccccc-ddddd-12345");
        values.put("address6", "2001:db8::93/64");
        values.put("gateway6", "fe80::1");
        values.put("commands", " w32tm /resync \n\necho %PATH% > C:\\path.txt");
        values.put("computerName", "OTHER");
        values.put("timeZone", "W. Europe Standard Time");
        values.put("address", "192.168.1.93/24");
        values.put("gateway", "192.168.1.1");
        values.put("dns", "192.168.1.2,2001:db8::2");
        values.put("memory", "4GB");
        values.put("processors", 4);
        values.put("bootLimit", "2h");
        values.put("baseImage", "/other/nanoserver.tar");
        values.put("docker", "/other/docker.zip");
        values.put("files", List.of(new StagedFileSettings("/other/x.exe", "C:\\tools\\x.exe")));
        values.put("network", "transparent");
        values.put("subnet", "172.16.0.0/12");
        values.put("port", 2377);
        values.put("copy", values.get("files"));
        if (type == FilesSettings.class) {
            return files;
        }
        if (type == DockerSettings.class) {
            return docker;
        }
        assertThat(values).as("values to try").containsKey(field);
        return values.get(field);
    }

    static Stream<Arguments> settersOfEachStep() {
        return STEPS.stream().flatMap(step -> setters(step.get().getClass())
                .filter(setter -> !field(setter).equals("credentialsId"))
                .map(setter -> Arguments.of(step, setter)));
    }

    @ParameterizedTest
    @MethodSource("settersOfEachStep")
    void eachFieldOfAStepChangesItsDefinition(Supplier<HostStep> steps, Method setter) throws Exception {
        HostStep step = steps.get();
        Map<String, Object> before = step.toDefinition(WORKSPACE);

        setter.invoke(step, other(setter));

        assertThat(step.toDefinition(WORKSPACE)).isNotEqualTo(before);
    }

    static Stream<Arguments> settersOfText() {
        return settersOfEachStep().filter(each -> ((Method) each.get()[1]).getParameterTypes()[0] == String.class);
    }

    @ParameterizedTest
    @MethodSource("settersOfText")
    void aBlankFieldIsItsDefault(Supplier<HostStep> steps, Method setter) throws Exception {
        HostStep step = steps.get();
        Map<String, Object> before = step.toDefinition(WORKSPACE);

        setter.invoke(step, other(setter));
        setter.invoke(step, "  ");

        assertThat(step.toDefinition(WORKSPACE)).isEqualTo(before);
    }

    static Stream<Arguments> stepsAndTheirSettings() {
        return Stream.of(
                Arguments.of(NanoVhdStep.class, VhdSettings.class),
                Arguments.of(HypervVmStep.class, VmSettings.class),
                Arguments.of(StageContainerFilesStep.class, FilesSettings.class),
                Arguments.of(InstallContainerHostStep.class, DockerSettings.class));
    }

    @ParameterizedTest
    @MethodSource("stepsAndTheirSettings")
    void aStepHasEveryFieldOfItsSettings(Class<?> step, Class<?> settings) {
        assertThat(fields(step)).containsAll(fields(settings));
    }

    @ParameterizedTest
    @MethodSource("stepsAndTheirSettings")
    void everyFieldThatIsSetCanBeReadAgain(Class<?> step, Class<?> settings) {
        assertThat(fields(step)).allMatch(field -> hasGetter(step, field));
        assertThat(fields(settings)).allMatch(field -> hasGetter(settings, field));
    }

    @Test
    void theEngineReadsWhatTheStepsWrite() throws Exception {
        NanoVhdStep vhd = new NanoVhdStep("Nano01", " iso/server.iso ");
        for (Method setter : setters(NanoVhdStep.class).toList()) {
            // a domain blob excludes a computer name
            if (!Set.of("credentialsId", "domainBlob").contains(field(setter))) {
                setter.invoke(vhd, other(setter));
            }
        }

        HostDefinition definition = read(vhd);

        assertThat(definition.host().value()).isEqualTo("nano01");
        assertThat(definition.vhd())
                .isEqualTo(DefinitionReader.read(
                                """
                                host: nano01
                                vhd:
                                  media: /agent/workspace/job/iso/server.iso
                                  image: ServerDataCenterNano
                                  packages: [Guest, Containers]
                                  size: 30GB
                                  format: vhd
                                  generation: 1
                                  hostDisk: copy
                                  drivers:
                                    - /agent/workspace/job/drivers
                                    - /agent/workspace/job/other drivers/net.inf
                                  updates:
                                    - /updates/first.msu
                                    - /agent/workspace/job/second update.cab
                                  computerName: OTHER
                                  owner: Build & farm
                                  timeZone: W. Europe Standard Time
                                  locale: de-DE
                                  productKey: AAAAA-BBBBB-CCCCC-DDDDD-12345
                                  network:
                                    address: 192.168.1.93/24
                                    gateway: 192.168.1.1
                                    address6: 2001:db8::93/64
                                    gateway6: fe80::1
                                    dns: [192.168.1.2, '2001:db8::2']
                                  commands:
                                    - w32tm /resync
                                    - echo %PATH% > C:\\path.txt
                                  files:
                                    - from: /other/x.exe
                                      to: C:\\tools\\x.exe
                                """,
                                Path.of("/"), "as it is written by hand")
                        .vhd());
        assertThat(definition.vm()).isNull();
        assertThat(definition.files()).isNull();
        assertThat(definition.docker()).isNull();
    }

    @Test
    void aDomainBlobOfAStepTakesThePlaceOfItsComputerName() throws Exception {
        NanoVhdStep vhd = new NanoVhdStep("nano01", "server.iso");
        vhd.setDomainBlob("nano01.djoin");

        assertThat(read(vhd).vhd().guest().domainBlob()).isEqualTo(Path.of("/agent/workspace/job/nano01.djoin"));
        assertThat(read(vhd).vhd().guest().computerName()).isNull();
    }

    @Test
    void linesAreKeptAsAPersonMeansThemWhateverABrowserSends() {
        VhdSettings vhd = new VhdSettings("server.iso");
        vhd.setUpdates("  D:\\first one.msu \r\n\r\nD:\\second.cab\r\n");
        vhd.setCommands(" \r\n ");

        assertThat(vhd.getUpdates()).isEqualTo("D:\\first one.msu\nD:\\second.cab");
        assertThat(vhd.getCommands()).isNull();
    }

    @Test
    void whatDependsOnTheImageIsLeftToTheEngine() throws Exception {
        HostDefinition definition = read(new NanoVhdStep("nano01", "server.iso"));

        assertThat(definition.vhd().base().packages()).isNull();
        assertThat(definition.vhd().base().size()).isNull();
    }

    @Test
    void aStepAsksForItsOwnSectionAlone() throws Exception {
        assertThat(read(new HypervVmStep("nano01", "External")).vm().hardware().switchName())
                .isEqualTo("External");
        assertThat(read(new HypervVmStep("nano01", "External")).vhd()).isNull();
        assertThat(read(new StageContainerFilesStep("nano01")).files()).isNotNull();
        assertThat(read(new StageContainerFilesStep("nano01")).vm()).isNull();
        assertThat(read(new InstallContainerHostStep("nano01")).docker()).isNotNull();
        assertThat(read(new InstallContainerHostStep("nano01")).files()).isNull();
        assertThat(read(new RemoveContainerHostStep("nano01")).docker()).isNull();
    }

    @Test
    void containerHostAsksForAllSections() throws Exception {
        HostDefinition definition =
                read(new ContainerHostStep("nano01", new VhdSettings("server.iso"), new VmSettings("External")));

        assertThat(definition.vhd()).isNotNull();
        assertThat(definition.vm()).isNotNull();
        assertThat(definition.files()).isNotNull();
        assertThat(definition.docker()).isNotNull();
    }

    @Test
    void aStepExpandsNothingSinceGroovyHas() throws Exception {
        NanoVhdStep step = new NanoVhdStep("nano01", "${MEDIA}.iso");
        step.setOwner("$OWNER");

        assertThat(PlainJson.write(step.toDefinition(WORKSPACE)))
                .contains("/agent/workspace/job/${MEDIA}.iso", "$OWNER");
    }

    @Test
    void credentialsAreNamedBesideTheDefinitionAndNotInIt() throws Exception {
        MakingStep step = new InstallContainerHostStep("nano01");
        step.setCredentialsId("nano-admin");

        assertThat(step.getCredentialsId()).isEqualTo("nano-admin");
        assertThat(PlainJson.write(step.toDefinition(WORKSPACE))).doesNotContain("nano-admin");
    }

    @Test
    void aStepIsShownWithItsHost() {
        assertThat(new NanoVhdStep.DescriptorImpl().argumentsToString(Map.of("host", "nano01", "media", "x.iso")))
                .isEqualTo("nano01");
        assertThat(new NanoVhdStep.DescriptorImpl().argumentsToString(Map.of())).isNull();
    }

    private static HostDefinition read(HostStep step) throws Exception {
        return DefinitionReader.read(PlainJson.write(step.toDefinition(WORKSPACE)), Path.of("/run"), "the step");
    }

    private static Stream<Method> setters(Class<?> type) {
        return Arrays.stream(type.getMethods()).filter(method -> method.isAnnotationPresent(DataBoundSetter.class));
    }

    private static Set<String> fields(Class<?> type) {
        return setters(type).map(HostStepsTest::field).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String field(Method setter) {
        return Character.toLowerCase(setter.getName().charAt(3))
                + setter.getName().substring(4);
    }

    private static boolean hasGetter(Class<?> type, String field) {
        return Arrays.stream(type.getMethods()).anyMatch(method -> method.getName()
                .equals("get" + Character.toUpperCase(field.charAt(0)) + field.substring(1)));
    }
}
