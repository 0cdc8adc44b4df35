package io.jenkins.plugins.nanohost.engine.windows;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.GuestNetwork;
import io.jenkins.plugins.nanohost.engine.definition.IpAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code SetupComplete.cmd}, which Windows runs once at the end of its first boot: the fixed address, and the end of the
 * answer files, whose bytes are overwritten before they are deleted since NTFS leaves a deleted file's bytes in place.
 * With netsh and not with PowerShell, whose address cmdlets do not work there on Nano Server; the adapter of a VM with one
 * adapter is called Ethernet. ASCII, lines end in CR LF.
 */
public final class FirstBoot {
    private static final String ADAPTER = "Ethernet";
    private static final int WS_MANAGEMENT_PORT = 5985;
    private static final List<String> ANSWER_FILES = List.of(
            "%SystemRoot%\\Panther\\unattend.xml",
            "%SystemRoot%\\Panther\\unattend-original.xml",
            "%SystemRoot%\\Panther\\Unattend\\unattend.xml",
            "%SystemDrive%\\unattend.xml");

    private FirstBoot() {}

    /**
     * @param network null: the guest asks a DHCP server
     */
    public static String script(@CheckForNull GuestNetwork network) {
        List<String> lines = new ArrayList<>();
        lines.add("@echo off");
        if (network != null && network.address() != null) {
            lines.add("netsh interface ipv4 set address \"" + ADAPTER + "\" static "
                    + network.address().address() + " " + network.address().mask()
                    + (network.gateway() == null ? "" : " " + network.gateway()));
            int index = 1;
            for (IpAddress server : network.dns()) {
                lines.add(
                        index == 1
                                ? "netsh interface ipv4 set dnsservers \"" + ADAPTER + "\" static " + server
                                : "netsh interface ipv4 add dnsservers \"" + ADAPTER + "\" " + server + " index="
                                        + index);
                index++;
            }
        }
        lines.add("netsh advfirewall firewall add rule name=\"WS-Management\" protocol=TCP dir=in localport="
                + WS_MANAGEMENT_PORT + " profile=any action=allow");
        for (String file : ANSWER_FILES) {
            lines.add("if exist \"" + file + "\" for %%F in (\"" + file
                    + "\") do fsutil file setzerodata offset=0 length=%%~zF \"%%~fF\"");
            lines.add("if exist \"" + file + "\" del /f /q \"" + file + "\"");
        }
        return String.join("\r\n", lines) + "\r\n";
    }
}
