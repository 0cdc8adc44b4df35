package io.jenkins.plugins.nanohost.engine.windows;

import java.util.Arrays;
import java.util.Locale;
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

    /** The release with this build number; empty if it is none of the releases above. */
    public static Optional<WindowsRelease> ofBuild(int build) {
        return Arrays.stream(values()).filter(release -> release.build == build).findFirst();
    }

    /**
     * A clause that says why a build is none of the releases above. The releases of the Semi-Annual Channel and of the Annual
     * Channel were supported for two years at most ("Windows Server release information" and "Windows Server servicing
     * channels", Microsoft); they are named by their version.
     */
    public static String notCovered(int build) {
        String version =
                switch (build) {
                    case 16299 -> "1709";
                    case 17134 -> "1803";
                    case 18362 -> "1903";
                    case 18363 -> "1909";
                    case 19041 -> "2004";
                    case 19042 -> "20H2";
                    case 25398 -> "23H2";
                    default -> "";
                };
        if (!version.isEmpty()) {
            return "version " + version + " of Windows Server's "
                    + (version.equals("23H2") ? "Annual" : "Semi-Annual")
                    + " Channel: such versions get no support and no updates any more, and are not covered here";
        }
        return build > 0 && build < TP3.build
                ? "which is older than Windows Server 2016 and has no containers"
                : "which is not known here";
    }

    /**
     * What the release needs to become a container host.
     *
     * @throws IllegalStateException if {@link #refusal} says that it cannot
     */
    public Recipe recipe(Installation installation) {
        refusal(installation).ifPresent(reason -> {
            throw new IllegalStateException(this + " has no recipe: " + reason);
        });
        return switch (this) {
            case TP4 -> Recipe.TP4;
            case TP5 -> Recipe.TP5;
            default -> installation == Installation.NANO ? Recipe.NANO_SERVICE : Recipe.CORE_SERVICE;
        };
    }

    /**
     * Why this installation of the release cannot become a container host; empty if it can. For TP3, the reason is from the
     * article of 2015: no switch can be made on Nano Server, and no base image for Nano Server was ever published for it. With
     * version 1709, the release after 2016, Nano Server became a container image, and since then it cannot be installed on a
     * machine ("Changes to Nano Server in Windows Server Semi-Annual Channel", Microsoft).
     */
    public Optional<String> refusal(Installation installation) {
        if (installation == Installation.CORE) {
            return preview()
                    ? Optional.of("Server Core of " + title
                            + " is not supported: of the technical previews, only Nano Server is")
                    : Optional.empty();
        }
        if (this == TP3) {
            return Optional.of("containers do not work on Nano Server " + title
                    + ": it can make no container network, and no Nano base image was published for it");
        }
        return build > SERVER_2016.build
                ? Optional.of("there is no Nano Server of " + title
                        + " for a machine: since version 1709 it is only a container image")
                : Optional.empty();
    }

    /**
     * A sentence that says when a guest of this release and edition stops working; empty if it does not. An evaluation ends
     * after 180 days, and Windows then shuts down every hour; previews have expired.
     */
    public Optional<String> expiry(String edition) {
        if (preview()) {
            return Optional.of(title + " has expired: it restarts by itself every few hours, and may not boot at all.");
        }
        return isEvaluation(edition)
                ? Optional.of(
                        "Edition " + edition
                                + " is an evaluation: 180 days after its first boot it expires, and then shuts down every hour.")
                : Optional.empty();
    }

    /** Whether it is a technical preview. */
    public boolean preview() {
        return build < SERVER_2016.build;
    }

    /** Microsoft's evaluation editions have "Eval" in their id. */
    public static boolean isEvaluation(String edition) {
        return edition.toLowerCase(Locale.ROOT).contains("eval");
    }
}
