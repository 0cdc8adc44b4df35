package io.jenkins.plugins.nanohost.engine.rehearsal.windows;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.OperationFailure;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.MachineRules;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.OperationRun;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.WindowsFacts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Changes the Windows on a mounted disk by the rules of DISM. */
public final class Dism {
    private static final String NANO_PACKAGE = "microsoft-nanoserver-";

    /** Optional features of Server Core that somebody may want; the real list is longer. */
    private static final List<String> MORE_FEATURES = List.of("IIS-WebServerRole", "TelnetClient");

    /** The build and the revision in an update's name: they tell the rehearsal what the update installs. */
    private static final Pattern VERSION = Pattern.compile("(?<![0-9])([0-9]{5})\\.([0-9]{1,5})(?![0-9])");

    private final MachineRules rules;
    private final OperationRun run;
    private final List<String> packages = new ArrayList<>();
    private final List<String> updates = new ArrayList<>();
    private final List<String> drivers = new ArrayList<>();
    private final List<String> features = new ArrayList<>();
    private Registry windows;

    public Dism(MachineRules rules, Registry windows, OperationRun run) {
        this.rules = rules;
        this.run = run;
        this.windows = windows;
    }

    /** Windows with all that was added. */
    public Registry windows() {
        return windows.with(new Registry.Components(packages, updates, drivers, features));
    }

    public void addPackage(InstallMedia.Cab cab) throws Failure, InterruptedException {
        run.progress("Adding package " + cab.name(), 80);
        begin();
        requireCabinet(cab);
        if (windows.nano() != cab.name().toLowerCase(Locale.ROOT).startsWith(NANO_PACKAGE)) {
            throw notApplicable("Package " + cab.name());
        }
        packages.add(cab.name());
    }

    public void addUpdate(String path) throws Failure, IOException, InterruptedException {
        run.progress("Adding update " + path, 84);
        begin();
        Path file = Path.of(path);
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw run.refusal(FailureCode.SOURCE_MISSING, "There is no update " + path, "Name a file of this machine.");
        }
        if (!name.toLowerCase(Locale.ROOT).matches(".*\\.(cab|msu)")) {
            throw run.refusal(
                    FailureCode.UPDATE_OF_NO_KIND,
                    "Update " + path + " is neither .cab nor .msu (" + WindowsFacts.INVALID_PARAMETER + ")",
                    "Name the file as it was downloaded.");
        }
        try (InputStream content = Files.newInputStream(file)) {
            requireCabinet(InstallMedia.Cab.read(path, content));
        }
        Matcher version = VERSION.matcher(name);
        if (version.find()) {
            if (Integer.parseInt(version.group(1)) != windows.build()) {
                throw notApplicable("Update " + path);
            }
            windows = windows.revised(Math.max(windows.revision(), Integer.parseInt(version.group(2))));
        }
        updates.add(name);
    }

    public void addDriver(String path) throws Failure, IOException, InterruptedException {
        run.progress("Adding driver " + path, 88);
        begin();
        Path place = Path.of(path);
        if (!Files.exists(place)) {
            throw run.refusal(
                    FailureCode.SOURCE_MISSING,
                    "There is no driver " + path,
                    "Name an INF file or a folder of this machine.");
        }
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(place)) {
            files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".inf"))
                    .forEach(found::add);
        }
        if (found.isEmpty()) {
            throw run.refusal(
                    FailureCode.DRIVER_OF_NO_KIND,
                    Files.isDirectory(place)
                            ? "There is no INF file in " + path + " (" + WindowsFacts.FILE_NOT_FOUND + ")"
                            : "Driver " + path + " is no INF file (" + WindowsFacts.INVALID_PARAMETER + ")",
                    "Name the driver's INF file, or the folder that holds it.");
        }
        drivers.addAll(found);
    }

    public void enable(String feature) throws Failure, InterruptedException {
        run.progress("Enabling feature " + feature, 90);
        begin();
        if (windows.nano()
                || Stream.concat(WindowsFacts.CORE_FEATURES.stream(), MORE_FEATURES.stream())
                        .noneMatch(feature::equalsIgnoreCase)) {
            throw run.refusal(
                    FailureCode.FEATURE_UNKNOWN,
                    "Feature name " + feature + " is unknown to " + windows.edition() + " ("
                            + WindowsFacts.UNKNOWN_FEATURE + ")",
                    windows.nano() ? "Nano Server has packages instead." : "Name a feature that it has.");
        }
        features.add(feature);
    }

    private void begin() throws OperationFailure {
        rules.requireDism(windows.build());
    }

    private void requireCabinet(InstallMedia.Cab cab) throws OperationFailure {
        if (!cab.sound()) {
            throw run.refusal(
                    FailureCode.SERVICING_FAILED,
                    cab.name() + " is no cabinet (" + WindowsFacts.INVALID_DATA + ")",
                    "Copy or download it again.");
        }
    }

    private OperationFailure notApplicable(String what) {
        return run.refusal(
                FailureCode.SERVICING_NOT_APPLICABLE,
                what + " is not applicable to " + windows.edition() + " " + windows.build() + " ("
                        + WindowsFacts.NOT_APPLICABLE + ")",
                "Name one for this edition and build.");
    }
}
