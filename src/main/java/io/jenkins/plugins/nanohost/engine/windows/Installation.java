package io.jenkins.plugins.nanohost.engine.windows;

/** Which Windows Server is installed: Nano Server and Server Core of one release are set up in different ways. */
public enum Installation {
    NANO,
    CORE
}
