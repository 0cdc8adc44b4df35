package io.jenkins.plugins.nanohost.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import hudson.FilePath;
import hudson.util.Secret;
import io.jenkins.plugins.nanohost.engine.command.CommandName;
import io.jenkins.plugins.nanohost.node.HyperVMachineProperty;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Launches the packaged engine the way the face does, on a rehearsed machine, and takes its result. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "starts the script for Unix")
class LaunchPackageCheck {
    private static final Path ENGINE = Path.of(System.getProperty("engine"));
    private static final String PASSWORD = "Geheim, größer 1\"$x";

    @TempDir
    Path agent;

    private final Map<String, Object> definition = new LinkedHashMap<>(Map.of("host", "nano01"));
    private Path folder;

    private Envelope run(CommandName command) throws Exception {
        FilePath root = new FilePath(agent.resolve("a b&(größe)").toFile());
        HyperVMachineProperty property = new HyperVMachineProperty();
        property.setRehearsalFolder("rehearsal");
        Machine machine = Machine.of(root, property, "agent-1");
        String jar = new EngineJar(ENGINE).putInto(machine.workFolder().child("tools"));
        EngineOrder order = new EngineOrder(command, definition, Secret.fromString(PASSWORD));
        FilePath runFolder = machine.workFolder().child("runs").child("1");
        runFolder.act(new RunFolder(
                LaunchScript.arguments(new EngineTask(order).arguments(machine)),
                order.definitionText(),
                order.secretsText()));
        folder = Path.of(runFolder.getRemote());
        ProcessBuilder builder = new ProcessBuilder(
                        "/bin/sh",
                        Files.writeString(agent.resolve("script"), LaunchScript.unix(jar, machine.archiveOf(jar)))
                                .toString())
                .directory(folder.toFile())
                .redirectError(agent.resolve("log").toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put(LaunchScript.JAVA, machine.java());
        builder.environment().put(LaunchScript.ID, "1");
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Envelope(
                process.exitValue(), Files.readString(folder.resolve(RunFolder.RESULT), StandardCharsets.UTF_8));
    }

    @Test
    void aBootDiskIsMadeAndTold() throws Exception {
        definition.put(
                "vhd",
                Map.of(
                        "media",
                        Path.of("docs/examples/media/WindowsServer2016.iso")
                                .toAbsolutePath()
                                .toString(),
                        "image",
                        "ServerDataCenterNano"));

        Map<String, Object> result = EngineResult.of(run(CommandName.VHD));

        assertThat(result)
                .containsEntry("host", "nano01")
                .containsEntry("changed", true)
                .containsKey("vhd");
        assertThat(folder.resolve(RunFolder.PULSE)).exists();
        assertThat(folder.resolve(RunFolder.SECRETS)).doesNotExist();
        assertThat(Files.readString(agent.resolve("log")))
                .contains("Made host disk", "größe")
                .doesNotContain(PASSWORD);
    }

    @Test
    void whatThePersonCanMendIsToldWithItsRemedy() throws Exception {
        definition.put("vhd", Map.of("media", "/nowhere/server.iso"));

        Envelope end = run(CommandName.VHD);

        assertThat(end.exitCode()).isEqualTo(3);
        assertThatThrownBy(() -> EngineResult.of(end))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("/nowhere/server.iso")
                .hasMessageNotContaining("\tat ");
        assertThat(folder.resolve(RunFolder.SECRETS)).doesNotExist();
    }

    @Test
    void everyProblemOfADefinitionIsTold() throws Exception {
        definition.put("vm", Map.of("switch", "External", "memory", "3GiB", "processors", 0));

        Envelope end = run(CommandName.VM);

        assertThat(end.exitCode()).isEqualTo(2);
        assertThatThrownBy(() -> EngineResult.of(end))
                .hasMessageContaining("3GiB")
                .hasMessageContaining("processors");
    }
}
