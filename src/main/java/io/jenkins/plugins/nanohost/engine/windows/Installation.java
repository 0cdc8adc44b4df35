package io.jenkins.plugins.nanohost.engine.windows;

/**
 * The kind of Windows Server that is installed: Nano Server and Server Core of the same release are set up in different ways.
 */
public enum Installation {
    NANO,
    CORE
}
