package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.nanohost.engine.powershell.TestPowerShell;
import io.jenkins.plugins.nanohost.engine.powershell.rule.Scripts;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A place in a script that may be a precaution: PowerShell's parser found it there, by its form alone.
 *
 * @param name script, kind and text, the same as long as the place is; a repeated one has a number at its end
 * @param file the script, below the folder of all scripts
 * @param text all of that script
 * @param start where the place begins in the script, in characters
 * @param end where it ends
 * @param before what is written before it so that it can be taken out, with {0} for the condition under which it stays
 * @param after what is written after it
 */
record Candidate(String name, int number, String file, String text, int start, int end, String before, String after) {
    private static final Path PROGRAM = Path.of("src", "test", "powershell", "precautions", "Get-Candidate.ps1");
    private static final int LONGEST = 110;

    /** All of the engine's scripts, in the order of their files and places. */
    static List<Candidate> all(Path work) throws IOException, InterruptedException {
        List<Candidate> candidates = new ArrayList<>();
        Map<String, Integer> names = new HashMap<>();
        for (JsonNode file : TestPowerShell.look(PROGRAM, Scripts.FOLDER, work)) {
            String path = file.path("File").asText();
            String script = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
            String all = Files.readString(Scripts.FOLDER.resolve(path));
            for (JsonNode found : file.path("Candidates")) {
                String name = name(script, found);
                int count = names.merge(name, 1, Integer::sum);
                candidates.add(new Candidate(
                        count == 1 ? name : name + " (" + count + ")",
                        candidates.size(),
                        path,
                        all,
                        found.path("Start").asInt(),
                        found.path("End").asInt(),
                        found.path("Before").asText(),
                        found.path("After").asText()));
            }
        }
        return candidates;
    }

    private static String name(String script, JsonNode found) {
        String text = found.path("Text").asText().strip();
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return script + ": " + found.path("Kind").asText() + ": " + shown;
    }

    static Map<String, Candidate> byName(List<Candidate> candidates) {
        Map<String, Candidate> byName = new LinkedHashMap<>();
        candidates.forEach(candidate -> byName.put(candidate.name, candidate));
        return byName;
    }

    /**
     * Changes unpacked scripts so that each candidate is taken out when a PowerShell has its number in TAKEN_OUT. Where taking
     * it out would matter, a PowerShell with a folder in PASSED makes a folder of its number there.
     */
    static void prepare(List<Candidate> candidates, Path scripts) throws IOException {
        Map<String, List<Candidate>> files = candidates.stream().collect(Collectors.groupingBy(Candidate::file));
        for (Map.Entry<String, List<Candidate>> entry : files.entrySet()) {
            Path file = scripts.resolve(entry.getKey());
            Files.writeString(file, changed(Files.readString(file), entry.getValue()));
        }
        keepFiles(SimulatedWindows.script(scripts, "Open-OwnFile"));
    }

    /** A lock that is not released, and that nothing refers to, is a closed file as soon as memory is cleaned up. */
    private static void keepFiles(Path script) throws IOException {
        String opened = "[System.IO.FileShare]::None)";
        String keep = " | ForEach-Object { [System.AppDomain]::CurrentDomain.SetData(\"kept $Path\", $_); $_ }";
        Files.writeString(script, Files.readString(script).replace(opened, opened + keep));
    }

    /** Places may be inside each other, but never overlap in part. */
    private static String changed(String text, List<Candidate> candidates) {
        List<Candidate> inner = candidates.stream()
                .sorted(Comparator.comparingInt(Candidate::length))
                .toList();
        Map<Integer, StringBuilder> insertions = new HashMap<>();
        for (Candidate candidate : inner) {
            insertions
                    .computeIfAbsent(candidate.end, key -> new StringBuilder())
                    .append(candidate.told(candidate.after));
        }
        for (Candidate candidate : inner) {
            // What begins where something else ends comes after its end, and what is around it before its beginning.
            StringBuilder there = insertions.computeIfAbsent(candidate.start, key -> new StringBuilder());
            int ended = candidates.stream()
                    .filter(other -> other.end == candidate.start)
                    .mapToInt(other -> other.told(other.after).length())
                    .sum();
            there.insert(ended, candidate.told(candidate.before));
        }
        StringBuilder changed = new StringBuilder();
        for (int i = 0; i <= text.length(); i++) {
            changed.append(insertions.getOrDefault(i, new StringBuilder()));
            if (i < text.length()) {
                changed.append(text.charAt(i));
            }
        }
        return changed.toString();
    }

    boolean isIn(String script) {
        return name.startsWith(script + ": ");
    }

    /** Whether the text of a precaution of the same script is a part of this place, or this place is a part of it. */
    boolean meets(Precaution precaution) {
        int from = text.indexOf(precaution.text());
        return from >= 0 && from < end && start < from + precaution.text().length();
    }

    private int length() {
        return end - start;
    }

    /** With the condition under which it stays. */
    private String told(String around) {
        String pass =
                "if ($env:PASSED) { [void][System.IO.Directory]::CreateDirectory(\"$env:PASSED/" + number + "\") }";
        return around.replace("{0}", "$(" + pass + "; $env:TAKEN_OUT -ne '" + number + "')");
    }

    @Override
    public String toString() {
        return name;
    }
}
