package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A committed list of candidates: a line with its name, then, indented, one with what is said of it. */
final class CandidateList {
    private static final Path FOLDER = Path.of("src", "test", "powershell", "precautions");
    private static final String INDENTED = "    ";

    private CandidateList() {}

    /** The candidates, each with the scenario that fails without it. */
    static Map<String, String> noticed() throws IOException {
        return read("noticed.txt");
    }

    /** The candidates, each with the reason why no scenario can fail without it. */
    static Map<String, String> believed() throws IOException {
        return read("believed.txt");
    }

    /** The candidates that no scenario fails without, and none was written for yet; nothing is said of them. */
    static Map<String, String> notYet() throws IOException {
        return read("not-yet.txt");
    }

    private static Map<String, String> read(String file) throws IOException {
        Map<String, String> list = new LinkedHashMap<>();
        String last = "";
        for (String line : Files.readAllLines(FOLDER.resolve(file))) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            if (line.startsWith(INDENTED)) {
                list.put(last, line.strip());
            } else if (list.put(line, "") != null) {
                throw new IllegalStateException(file + " has this twice: " + line);
            } else {
                last = line;
            }
        }
        return list;
    }
}
