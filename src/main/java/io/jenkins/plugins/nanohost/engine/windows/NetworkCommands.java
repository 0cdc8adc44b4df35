package io.jenkins.plugins.nanohost.engine.windows;

import io.jenkins.plugins.nanohost.engine.definition.GuestNetwork;
import io.jenkins.plugins.nanohost.engine.value.network.IpAddress;
import io.jenkins.plugins.nanohost.engine.value.network.Ipv4;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of cmd that give the guest its fixed addresses. They use netsh, because PowerShell's cmdlets for addresses do not
 * work in the first boot of Nano Server.
 *
 * <p>The adapter is given by its index, because its name depends on the language of Windows. In the list of netsh, interface 1
 * is the loopback. The two comparisons accept only numbers: a header or a ruled line is compared as text, and no text is both
 * at least 2 and less than 1000000.
 */
record NetworkCommands(GuestNetwork network) {
    private static final String ADAPTER = "\"%ADAPTER%\"";

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("set \"ADAPTER=Ethernet\"");
        lines.add("for /f \"tokens=1\" %%I in ('netsh interface ipv4 show interfaces') do"
                + " if %%I geq 2 if %%I lss 1000000 set \"ADAPTER=%%I\"");
        if (network.address() != null) {
            add(
                    lines,
                    "ipv4 set address " + ADAPTER + " static "
                            + network.address().address() + " "
                            + network.address().mask()
                            + (network.gateway() == null ? "" : " " + network.gateway()));
        }
        if (network.address6() != null) {
            add(lines, "ipv6 add address " + ADAPTER + " " + network.address6());
        }
        if (network.gateway6() != null) {
            add(lines, "ipv6 add route ::/0 " + ADAPTER + " " + network.gateway6());
        }
        addServers(lines);
        return lines;
    }

    /** Windows keeps one list for IPv4 and one for IPv6. The first server of IPv4 replaces those that a DHCP server gave. */
    private void addServers(List<String> lines) {
        int index4 = 0;
        int index6 = 0;
        for (IpAddress server : network.dns()) {
            if (server instanceof Ipv4) {
                index4++;
                add(
                        lines,
                        index4 == 1
                                ? "ipv4 set dnsservers " + ADAPTER + " static " + server
                                : "ipv4 add dnsservers " + ADAPTER + " " + server + " index=" + index4);
            } else {
                index6++;
                add(lines, "ipv6 add dnsservers " + ADAPTER + " " + server + " index=" + index6);
            }
        }
    }

    private static void add(List<String> lines, String command) {
        lines.add("netsh interface " + command);
        lines.add("echo " + command.replace(ADAPTER, "adapter %ADAPTER%") + ": exit code %errorlevel%");
    }
}
