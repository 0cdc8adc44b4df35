package io.jenkins.plugins.nanohost.engine.machine;

import io.jenkins.plugins.nanohost.engine.machine.GuestOperation.InstallDocker;
import io.jenkins.plugins.nanohost.engine.secrets.Secret;
import io.jenkins.plugins.nanohost.engine.tls.TlsMaterial;
import io.jenkins.plugins.nanohost.engine.value.DockerStart;

/** Docker as a test wants it set up, told by what is special about it. */
public final class DockerOrder {
    private static final String CERTIFICATES = "C:\\\\ProgramData\\\\docker\\\\certs.d\\\\";

    private final GuestAccess access;
    private final int port;
    private DockerStart start = DockerStart.SERVICE;
    private String settings;
    private String arguments = "";
    private String authority;
    private String certificate;
    private Secret key;

    DockerOrder(GuestAccess access, int port, TlsMaterial tls) {
        this.access = access;
        this.port = port;
        this.authority = tls.authority();
        this.certificate = tls.serverCertificate();
        this.key = tls.serverKey();
        this.settings = "{\"hosts\": [\"npipe://\", \"tcp://0.0.0.0:" + port
                + "\"], \"tlsverify\": true, \"tlscacert\": \"" + CERTIFICATES + "ca.pem\", \"tlscert\": \""
                + CERTIFICATES + "server-cert.pem\", \"tlskey\": \"" + CERTIFICATES + "server-key.pem\"}";
    }

    /** As a task at Windows' start, with these arguments of the daemon and no settings file. */
    public DockerOrder task(String daemonArguments) {
        start = DockerStart.TASK;
        settings = "";
        arguments = daemonArguments;
        return this;
    }

    public DockerOrder settings(String json) {
        settings = json;
        return this;
    }

    /** Puts more into the settings, for example {@code "debug": true}. */
    public DockerOrder alsoSettings(String fields) {
        return settings(settings.replace("{", "{" + fields + ", "));
    }

    public DockerOrder certificate(String pem) {
        certificate = pem;
        return this;
    }

    public DockerOrder key(Secret pem) {
        key = pem;
        return this;
    }

    public String authority() {
        return authority;
    }

    public InstallDocker operation() {
        return new InstallDocker(access, start, settings, arguments, port, authority, certificate, key);
    }
}
