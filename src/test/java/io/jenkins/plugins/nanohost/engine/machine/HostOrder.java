package io.jenkins.plugins.nanohost.engine.machine;

import io.jenkins.plugins.nanohost.engine.machine.MachineOperation.NewHostDisk;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.value.HostDiskKind;
import java.nio.file.Path;
import java.util.List;

/** A host disk that a test wants; only what is special about it has to be said. */
public final class HostOrder {
    /** Ends the answer file as the engine's own script does. */
    private static final String SETUP_COMPLETE =
            """
            @echo off
            for %%F in ("%SystemRoot%\\Panther\\unattend.xml") do fsutil file setzerodata offset=0 length=%%~zF "%%~fF"
            del /f /q "%SystemRoot%\\Panther\\unattend.xml"
            """
                    .replace("\n", "\r\n");

    private Path path;
    private Path base;
    private HostDiskKind kind = HostDiskKind.DIFFERENCING;
    private String offlineAnswers = Answers.offline(MachineScript.NAME, MachineScript.PASSWORD);
    private String bootAnswers = Answers.boot();
    private String setupComplete = SETUP_COMPLETE;
    private String domainBlob = "";
    private List<FileCopy> files = List.of();

    public HostOrder(Path path, Path base) {
        this.path = path;
        this.base = base;
    }

    public HostOrder at(Path other) {
        path = other;
        return this;
    }

    public HostOrder on(Path otherBase) {
        base = otherBase;
        return this;
    }

    public HostOrder kind(HostDiskKind other) {
        kind = other;
        return this;
    }

    public HostOrder offlineAnswers(String xml) {
        offlineAnswers = xml;
        return this;
    }

    public HostOrder bootAnswers(String xml) {
        bootAnswers = xml;
        return this;
    }

    /** Run at the end of the first boot, after the answer file's end. */
    public HostOrder commands(String... lines) {
        setupComplete = SETUP_COMPLETE + String.join("\r\n", lines) + "\r\n";
        return this;
    }

    /** The whole text of SetupComplete.cmd. */
    public HostOrder setupComplete(String text) {
        setupComplete = text;
        return this;
    }

    public HostOrder domainBlob(Path file) {
        domainBlob = file.toString();
        return this;
    }

    public HostOrder files(FileCopy... copies) {
        files = List.of(copies);
        return this;
    }

    public NewHostDisk operation() {
        return new NewHostDisk(
                path.toString(),
                base.toString(),
                kind,
                new Secret(offlineAnswers),
                new Secret(bootAnswers),
                setupComplete,
                domainBlob,
                files);
    }
}
