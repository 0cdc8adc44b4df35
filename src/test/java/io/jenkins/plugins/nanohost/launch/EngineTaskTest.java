package io.jenkins.plugins.nanohost.launch;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.TaskListener;
import hudson.util.Secret;
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.node.HyperVMachineProperty;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineTaskTest {
    private static final FilePath ROOT = new FilePath(new File("/agent"));
    private static final Secret PASSWORD = Secret.fromString("Geheim-1");

    private final HyperVMachineProperty property = new HyperVMachineProperty();

    private List<String> arguments(CommandName command, Secret password) throws Exception {
        return new EngineTask(new EngineOrder(command, Map.of("host", "nano01"), password))
                .arguments(Machine.of(ROOT, property, "agent-1"));
    }

    @Test
    void theEngineIsToldItsCommandAndTheFilesOfTheRun() throws Exception {
        property.setWorkFolder("/hosts");

        assertThat(arguments(CommandName.VHD, PASSWORD))
                .containsExactly(
                        "vhd",
                        "definition.json",
                        "--work-folder",
                        "/hosts",
                        "--pulse",
                        "pulse",
                        "--stop",
                        "stop",
                        "--secrets-once",
                        "secrets.json");
    }

    @Test
    void noSecretsFileIsNamedWhereThereIsNoSecret() throws Exception {
        assertThat(arguments(CommandName.VHD, null)).doesNotContain("--secrets-once");
    }

    @ParameterizedTest
    @EnumSource(CommandName.class)
    void noArgumentHoldsTheSecret(CommandName command) throws Exception {
        assertThat(arguments(command, PASSWORD)).noneMatch(argument -> argument.contains(PASSWORD.getPlainText()));
    }

    @Test
    void aHostIsRemovedByItsName() throws Exception {
        assertThat(arguments(CommandName.REMOVE, null)).startsWith("remove", "nano01");
    }

    @Test
    void theCertificateGoesToTheMachinesFolderOnlyFromWhatMakesOne() throws Exception {
        property.setWorkFolder("/hosts");

        assertThat(arguments(CommandName.DOCKER, null)).containsSequence("--tls-out", "/hosts/tls/nano01");
        assertThat(arguments(CommandName.PROVISION, null)).containsSequence("--tls-out", "/hosts/tls/nano01");
        assertThat(arguments(CommandName.VM, null)).doesNotContain("--tls-out");
    }

    @Test
    void theMachineIsTheRealOneUnlessAFolderPlaysIt() throws Exception {
        assertThat(Machine.of(ROOT, property, "agent-1").options()).doesNotContain("--machine", "--powershell");

        property.setPowerShell("D:\\pwsh\\powershell.exe");
        assertThat(Machine.of(ROOT, property, "agent-1").options())
                .containsSequence("--powershell", "D:\\pwsh\\powershell.exe")
                .doesNotContain("--machine");

        property.setRehearsalFolder("rehearsal");
        Machine rehearsed = Machine.of(ROOT, property, "agent-1");
        assertThat(rehearsed.options())
                .containsExactly("--machine", "rehearsal:/agent/rehearsal", "--work-folder", "/agent/rehearsal/work");
        assertThat(rehearsed.workFolder().getRemote()).isEqualTo("/agent/rehearsal/work");

        property.setWorkFolder("/hosts");
        assertThat(Machine.of(ROOT, property, "agent-1").workFolder().getRemote())
                .isEqualTo("/hosts");
    }

    @Test
    void theLimitOfBaseDisksIsTheEnginesOwnUnlessTheMachineHasOne() throws Exception {
        assertThat(Machine.of(ROOT, property, "agent-1").options()).doesNotContain("--cache-limit");

        property.setCacheLimit(" 200 GB ");
        assertThat(arguments(CommandName.VHD, null)).containsSequence("--cache-limit", "200 GB");
        assertThat(arguments(CommandName.REMOVE, null)).containsSequence("--cache-limit", "200 GB");

        property.setCacheLimit(" ");
        assertThat(Machine.of(ROOT, property, "agent-1").options()).doesNotContain("--cache-limit");
    }

    @Test
    void theEngineRunsUnderTheAgentsOwnJava() throws Exception {
        assertThat(Path.of(Machine.of(ROOT, property, "agent-1").java())).isExecutable();
        assertThat(Machine.of(ROOT, property, "agent-1").java()).startsWith(System.getProperty("java.home"));
    }

    @Test
    void theFirstLineOfTheLogSaysWhichMachineItIs(@TempDir Path agent) throws Exception {
        FilePath root = new FilePath(agent.toFile());
        property.setWorkFolder("hosts");
        assertThat(firstLine(Machine.of(root, property, "agent-1"))).isEqualTo("Hyper-V of agent-1");

        property.setRehearsalFolder("stage");
        assertThat(firstLine(Machine.of(root, property, "agent-1")))
                .isEqualTo("rehearsal in " + agent.resolve("stage"));
    }

    private static String firstLine(Machine machine) throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
        Path jar = Files.writeString(Files.createTempFile("engine", ".jar"), "x");
        try {
            new EngineTask(new EngineOrder(CommandName.VHD, Map.of("host", "nano01"), null))
                    .prepare(machine, new EngineJar(jar), () -> out);
        } finally {
            Files.delete(jar);
        }
        return log.toString(StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has access lists")
    void whatIsMadeFirstOnAMachineIsOpenToTheAgentsAccountAlone(@TempDir Path agent) throws Exception {
        property.setWorkFolder("new/hosts");
        Machine machine = Machine.of(new FilePath(agent.toFile()), property, "agent-1");
        EngineJar jar = new EngineJar(Files.writeString(agent.resolve("engine.jar"), "x"));

        new EngineTask(new EngineOrder(CommandName.DOCKER, Map.of("host", "nano01"), null))
                .prepare(machine, jar, TaskListener.NULL);

        for (String made : List.of("new/hosts", "new/hosts/tools", "new/hosts/tls")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(agent.resolve(made))))
                    .as(made)
                    .isEqualTo("rwx------");
        }
        assertThat(Files.getPosixFilePermissions(agent.resolve("new")))
                .as("the folder above has the usual rights")
                .isEqualTo(Files.getPosixFilePermissions(Files.createDirectory(agent.resolve("usual"))));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has access lists")
    void theRightsOfAWorkFolderThatIsThereStay(@TempDir Path agent) throws Exception {
        Path hosts = Files.createDirectory(agent.resolve("hosts"));
        Files.setPosixFilePermissions(hosts, PosixFilePermissions.fromString("rwxr-x---"));
        property.setWorkFolder("hosts");
        EngineJar jar = new EngineJar(Files.writeString(agent.resolve("engine.jar"), "x"));

        new EngineTask(new EngineOrder(CommandName.VHD, Map.of("host", "nano01"), null))
                .prepare(Machine.of(new FilePath(agent.toFile()), property, "agent-1"), jar, TaskListener.NULL);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(hosts)))
                .isEqualTo("rwxr-x---");
        assertThat(hosts.resolve("tls")).doesNotExist();
    }

    @Test
    void theSecretsFileHoldsThePasswordAndTheDefinitionDoesNot() {
        EngineOrder order = new EngineOrder(CommandName.VHD, Map.of("host", "nano01"), PASSWORD);

        assertThat(order.secretsText()).isEqualTo("{\"administratorPassword\":\"Geheim-1\"}");
        assertThat(order.definitionText()).isEqualTo("{\"host\":\"nano01\"}");
        assertThat(new EngineOrder(CommandName.VHD, Map.of("host", "nano01"), null).secretsText())
                .isNull();
    }
}
