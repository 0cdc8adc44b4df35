package io.jenkins.plugins.nanohost.engine.definition;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.value.guest.ComputerName;
import io.jenkins.plugins.nanohost.engine.value.guest.FirstBootCommand;
import io.jenkins.plugins.nanohost.engine.value.guest.LocaleName;
import io.jenkins.plugins.nanohost.engine.value.guest.OwnerName;
import io.jenkins.plugins.nanohost.engine.value.guest.ProductKey;
import io.jenkins.plugins.nanohost.engine.value.guest.TimeZoneName;
import java.nio.file.Path;
import java.util.List;

/**
 * Who the guest is: what its first boot makes of the Windows of the base disk.
 *
 * @param computerName null: the domain blob holds it
 * @param domainBlob what {@code djoin /Provision} wrote; absolute; null: the guest joins no domain
 * @param owner null: Windows' own default
 * @param locale formats, keyboard and code page; need not be a language of the image
 * @param productKey null: the key that Microsoft publishes for the edition, where it wants one at all
 * @param network null: the guest asks a DHCP server
 * @param commands run in this order at the end of the first boot
 */
public record GuestDefinition(
        @CheckForNull ComputerName computerName,
        @CheckForNull Path domainBlob,
        @CheckForNull OwnerName owner,
        TimeZoneName timeZone,
        LocaleName locale,
        @CheckForNull ProductKey productKey,
        @CheckForNull GuestNetwork network,
        List<FirstBootCommand> commands)
        implements DefinitionPart {
    public static final LocaleName DEFAULT_LOCALE = new LocaleName("en-US");
    public static final TimeZoneName DEFAULT_TIME_ZONE = new TimeZoneName("UTC");

    public GuestDefinition {
        commands = List.copyOf(commands);
        new Rules()
                .require(
                        computerName == null || domainBlob == null,
                        "computerName",
                        "the domain blob holds the guest's name; leave computerName out")
                .require(
                        computerName != null || domainBlob != null,
                        "computerName",
                        "is missing, and there is no domain blob to hold the guest's name")
                .check();
    }
}
