package io.jenkins.plugins.nanohost.engine.windows;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.nanohost.engine.definition.GuestDefinition;
import io.jenkins.plugins.nanohost.engine.definition.GuestNetwork;
import io.jenkins.plugins.nanohost.engine.value.guest.ComputerName;
import io.jenkins.plugins.nanohost.engine.value.guest.FirstBootCommand;
import io.jenkins.plugins.nanohost.engine.value.guest.LocaleName;
import io.jenkins.plugins.nanohost.engine.value.guest.OwnerName;
import io.jenkins.plugins.nanohost.engine.value.guest.ProductKey;
import io.jenkins.plugins.nanohost.engine.value.guest.TimeZoneName;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Guests for tests: whatever a test does not set has the smallest possible value. */
public final class SetupBuilder {
    private final WindowsRelease release;
    private final Installation installation;
    private final String edition;
    private String uiLanguage = "en-US";
    private LocaleName locale = new LocaleName("en-US");

    @CheckForNull
    private ComputerName computerName = new ComputerName("nano01");

    @CheckForNull
    private OwnerName owner;

    @CheckForNull
    private ProductKey productKey;

    @CheckForNull
    private GuestNetwork network;

    private List<FirstBootCommand> commands = List.of();

    private SetupBuilder(WindowsRelease release, Installation installation, String edition) {
        this.release = release;
        this.installation = installation;
        this.edition = edition;
    }

    /** A Nano Server 2016. */
    public static SetupBuilder nano() {
        return new SetupBuilder(WindowsRelease.SERVER_2016, Installation.NANO, "ServerDataCenterNano");
    }

    public static SetupBuilder core(WindowsRelease release, String edition) {
        return new SetupBuilder(release, Installation.CORE, edition);
    }

    /** @param name null when the guest joins a domain */
    public SetupBuilder named(@CheckForNull String name) {
        computerName = name == null ? null : new ComputerName(name);
        return this;
    }

    public SetupBuilder ownedBy(String name) {
        owner = new OwnerName(name);
        return this;
    }

    /** @param language the language of the image */
    public SetupBuilder speaking(String language, String wanted) {
        uiLanguage = language;
        locale = new LocaleName(wanted);
        return this;
    }

    public SetupBuilder keyed(String key) {
        productKey = new ProductKey(key);
        return this;
    }

    public SetupBuilder at(@CheckForNull GuestNetwork wanted) {
        network = wanted;
        return this;
    }

    public SetupBuilder running(String... lines) {
        commands = Stream.of(lines).map(FirstBootCommand::new).toList();
        return this;
    }

    public GuestSetup build() {
        return new GuestSetup(
                release,
                installation,
                edition,
                uiLanguage,
                new GuestDefinition(
                        computerName,
                        computerName == null ? Path.of("nano01.djoin") : null,
                        owner,
                        new TimeZoneName("W. Europe Standard Time"),
                        locale,
                        productKey,
                        network,
                        commands));
    }
}
