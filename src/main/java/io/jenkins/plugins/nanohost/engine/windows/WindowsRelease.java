package io.jenkins.plugins.nanohost.engine.windows;

import java.util.Arrays;
import java.util.Optional;

/** A Windows Server release that this project knows, by its build number. */
public enum WindowsRelease {
    TP3("Windows Server 2016 Technical Preview 3", 10514),
    TP4("Windows Server 2016 Technical Preview 4", 10586),
    TP5("Windows Server 2016 Technical Preview 5", 14300),
    SERVER_2016("Windows Server 2016", 14393),
    SERVER_2019("Windows Server 2019", 17763),
    SERVER_2022("Windows Server 2022", 20348),
    SERVER_2025("Windows Server 2025", 26100);

    private final String title;
    private final int build;

    WindowsRelease(String title, int build) {
        this.title = title;
        this.build = build;
    }

    public String title() {
        return title;
    }

    public int build() {
        return build;
    }

    /** The release of a build; absent where it is none of those above. */
    public static Optional<WindowsRelease> ofBuild(int build) {
        return Arrays.stream(values()).filter(release -> release.build == build).findFirst();
    }

    /** What the release needs to become a container host. */
    public Recipe recipe() {
        return switch (this) {
            case TP3 -> throw new IllegalStateException(
                    "TP3 has no recipe: " + refusal().orElseThrow());
            case TP4 -> Recipe.TP4;
            case TP5 -> Recipe.TP5;
            case SERVER_2016, SERVER_2019, SERVER_2022, SERVER_2025 -> Recipe.SERVICE;
        };
    }

    /**
     * Why the release cannot become a container host at all; absent where it can. For TP3 this is what the article of 2015
     * found: no switch can be made on Nano, and no base image for Nano was ever published for it.
     */
    public Optional<String> refusal() {
        return this == TP3
                ? Optional.of("containers do not work on Nano Server " + title
                        + ": it can make no container network, and no Nano base image was published for it")
                : Optional.empty();
    }

    /** Whether a technical preview: those have expired, restart by themselves every few hours, later do not boot. */
    public boolean preview() {
        return build < SERVER_2016.build;
    }
}
