package io.jenkins.plugins.nanohost.engine.stage.disk;

import io.jenkins.plugins.nanohost.engine.definition.OwnFile;
import io.jenkins.plugins.nanohost.engine.definition.VhdDefinition;
import io.jenkins.plugins.nanohost.engine.failure.AbortedFailure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.io.Digests;
import io.jenkins.plugins.nanohost.engine.stage.Findings;
import io.jenkins.plugins.nanohost.engine.stage.HostRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The user's files that are put into a disk, each by name and SHA-256. A file that was only moved is the same file; a
 * file that was replaced under its name is another one.
 *
 * @param updates in their order, {@code <name> <digest>}
 * @param drivers in the same form; the digest of a folder is that of all that is in it
 * @param placed digest by path in the guest
 * @param domainBlob its digest; empty where the guest joins no domain
 * @param updateBytes how long the updates are together
 * @param placedBytes how long the files are that are put into the host disk
 */
record DiskFiles(
        List<String> updates,
        List<String> drivers,
        Map<String, String> placed,
        String domainBlob,
        long updateBytes,
        long placedBytes) {
    /** More than any driver package has, fewer than a whole drive. */
    static final int MOST_DRIVER_FILES = 20_000;

    DiskFiles {
        updates = List.copyOf(updates);
        drivers = List.copyOf(drivers);
        placed = Map.copyOf(placed);
    }

    /** What is missing is added to the findings. */
    static DiskFiles find(HostRun run, VhdDefinition wanted, Findings findings) throws AbortedFailure, IOException {
        Search search = new Search(run, findings);
        List<String> updates = new ArrayList<>();
        for (Path update : wanted.base().updates()) {
            if (search.isFile("Update", update)) {
                updates.add(Search.name(update) + " " + search.digest(update));
            }
        }
        List<String> drivers = new ArrayList<>();
        for (Path driver : wanted.base().drivers()) {
            search.driver(driver, drivers);
        }
        Map<String, String> placed = new TreeMap<>();
        for (OwnFile file : wanted.files()) {
            if (search.isFile("File", file.from())) {
                placed.put(file.to().value(), search.digest(file.from()));
            }
        }
        Path blob = wanted.guest().domainBlob();
        String domainBlob = blob != null && search.isFile("Domain blob", blob) ? search.digest(blob) : "";
        return new DiskFiles(
                updates,
                drivers,
                placed,
                domainBlob,
                bytes(wanted.base().updates()),
                bytes(wanted.files().stream().map(OwnFile::from).toList()));
    }

    /** How long these files are together; a missing file counts as nothing. */
    static long bytes(List<Path> files) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        return bytes;
    }

    private static final class Search {
        private final HostRun run;
        private final Findings findings;

        Search(HostRun run, Findings findings) {
            this.run = run;
            this.findings = findings;
        }

        boolean isFile(String what, Path file) {
            if (Files.isRegularFile(file)) {
                return true;
            }
            findings.add(
                    FailureCode.NO_FILE,
                    what + " " + file
                            + (Files.isDirectory(file)
                                    ? " is a folder, not a file"
                                    : Files.exists(file) ? " is a pipe or a device, not a file" : " does not exist"),
                    "Name a file on the machine.");
            return false;
        }

        String digest(Path file) throws AbortedFailure, IOException {
            return Digests.ofFile(file, run.narrator(), run.stop());
        }

        private static String name(Path file) {
            return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        }

        void driver(Path driver, List<String> drivers) throws AbortedFailure, IOException {
            if (!Files.isDirectory(driver)) {
                if (isFile("Driver", driver)) {
                    // With an INF file, the files beside it are added too.
                    drivers.add(
                            name(driver) + " " + tree(driver.toAbsolutePath().getParent(), 1));
                }
                return;
            }
            try (Stream<Path> tree = Files.walk(driver)) {
                if (tree.noneMatch(Search::isInf)) {
                    findings.add(
                            FailureCode.DRIVER_FOLDER_EMPTY,
                            "Driver folder " + driver + " holds no INF file",
                            "Name the folder into which the drivers were unpacked.");
                    return;
                }
            }
            drivers.add(name(driver) + " " + tree(driver, Integer.MAX_VALUE));
        }

        private static boolean isInf(Path file) {
            return name(file).endsWith(".inf");
        }

        private String tree(Path folder, int depth) throws AbortedFailure, IOException {
            StringBuilder all = new StringBuilder();
            List<Path> files;
            try (Stream<Path> tree = Files.walk(folder, depth)) {
                files = tree.filter(Files::isRegularFile)
                        .limit(MOST_DRIVER_FILES + 1L)
                        .sorted()
                        .toList();
            }
            if (files.size() > MOST_DRIVER_FILES) {
                findings.add(
                        FailureCode.DRIVER_FOLDER_TOO_LARGE,
                        "Driver folder " + folder + " holds more than " + MOST_DRIVER_FILES + " files",
                        "Name a folder that holds drivers alone.");
                return "";
            }
            for (Path file : files) {
                all.append(folder.relativize(file))
                        .append('\n')
                        .append(digest(file))
                        .append('\n');
            }
            return Digests.ofText(all.toString());
        }
    }
}
