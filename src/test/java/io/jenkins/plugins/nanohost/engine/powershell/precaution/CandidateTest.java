package io.jenkins.plugins.nanohost.engine.powershell.precaution;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.powershell.TestPowerShell;
import io.jenkins.plugins.nanohost.engine.powershell.windows.SimulatedWindows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every place in the scripts that has the form of a precaution is one that some scenario fails without, or stands in a list
 * with the reason why not. The scripts are changed once, so that each place can be taken out in a PowerShell that runs.
 */
@TestPowerShell.NeededOnUnix
class CandidateTest {
    /** May only become smaller. */
    private static final int NOT_YET = 2;

    /** Every so many candidates are taken out where there is no time for all. */
    private static final int SAMPLE = 40;

    /** A script that has lost the end of a loop is stopped. */
    private static final int LIMIT_SECONDS = 120;

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor();

    /** So many of the scenarios to which a candidate matters are tried. */
    private static final int TRIES = 6;

    /**
     * The candidates that matter to a scenario, by their numbers, for each scenario that was run with nothing taken out; empty
     * for one that did not end well.
     */
    private static final Map<String, Optional<Set<Integer>>> PASSED = new HashMap<>();

    @TempDir
    private static Path folder;

    private static List<Candidate> candidates;
    private static Path scripts;
    private static int runs;

    @BeforeAll
    static void find() throws Exception {
        candidates = Candidate.all(Files.createDirectory(folder.resolve("work")));
        scripts = SimulatedWindows.unpack(folder.resolve("unpacked"));
        Candidate.prepare(candidates, scripts);
    }

    @AfterAll
    static void end() {
        CLOCK.shutdownNow();
    }

    @Test
    void each_candidate_is_in_one_list() throws Exception {
        List<String> listed = new ArrayList<>(CandidateList.noticed().keySet());
        listed.addAll(CandidateList.believed().keySet());
        listed.addAll(CandidateList.notYet().keySet());

        assertThat(listed).doesNotHaveDuplicates();
        List<String> names = candidates.stream().map(Candidate::name).toList();
        assertThat(names)
                .as("Write a scenario that fails without it as an entry of one of the lists beside this test,"
                        + " such as DiskPrecautions, and both into noticed.txt; or the place, with the reason"
                        + " why no scenario can fail, into believed.txt: see src/test/powershell/precautions/README.md")
                .filteredOn(name -> !listed.contains(name))
                .isEmpty();
        assertThat(listed)
                .as("Not in the scripts any more: delete it from its list")
                .filteredOn(name -> !names.contains(name))
                .isEmpty();
    }

    @Test
    void what_no_scenario_notices_becomes_less() throws Exception {
        assertThat(CandidateList.notYet())
                .as("Nothing new may be added; when something was taken away, lower NOT_YET")
                .hasSize(NOT_YET);
    }

    @Test
    void what_is_believed_has_a_reason() throws Exception {
        assertThat(CandidateList.believed())
                .allSatisfy(
                        (candidate, reason) -> assertThat(reason).as(candidate).isNotEmpty());
    }

    @Test
    void scenarios_have_different_names() {
        assertThat(PrecautionTest.precautions().map(Precaution::toString)).doesNotHaveDuplicates();
    }

    @Test
    void some_candidates_are_noticed_by_their_scenarios() throws Exception {
        noticed(SAMPLE);
    }

    @Test
    @EnabledIfSystemProperty(named = "thorough", matches = "true", disabledReason = "Needs -Dthorough=true")
    void all_candidates_are_noticed_by_their_scenarios() throws Exception {
        noticed(1);
    }

    private void noticed(int step) throws Exception {
        Map<String, Precaution> scenarios = scenarios();
        Map<String, Candidate> known = Candidate.byName(candidates);
        String script = System.getProperty("precautions.script", ".*");
        List<Map.Entry<String, String>> listed = CandidateList.noticed().entrySet().stream()
                .filter(entry -> entry.getKey().matches(script + ": .*"))
                .toList();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < listed.size(); i += step) {
            Candidate candidate = known.get(listed.get(i).getKey());
            Precaution scenario = scenarios.get(listed.get(i).getValue());
            if (scenario == null) {
                wrong.add("There is no such scenario: " + listed.get(i));
            } else if (passed(scenario).isEmpty()) {
                wrong.add("It fails with all precautions: " + scenario);
            } else if (!fails(scenario, candidate)) {
                wrong.add("Without " + candidate + ", it does not fail: " + scenario);
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Looks for scenarios that notice what is in no list, or in the list of what nothing notices; writes what it finds. */
    @Test
    @EnabledIfSystemProperty(named = "precautions.search", matches = ".+", disabledReason = "Searches for scenarios")
    void no_scenario_notices_what_is_not_listed_as_noticed() throws Exception {
        Set<String> settled = new LinkedHashSet<>(CandidateList.noticed().keySet());
        settled.addAll(CandidateList.believed().keySet());
        List<String> found = new ArrayList<>();
        List<String> unnoticed = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (settled.contains(candidate.name())
                    || !candidate.file().matches(System.getProperty("precautions.search"))) {
                continue;
            }
            Optional<Precaution> noticing = noticing(candidate);
            if (noticing.isPresent()) {
                found.add(candidate + "\n    " + noticing.get());
            } else {
                unnoticed.add(candidate + "\n    " + passing(candidate).size() + " scenarios to which it matters");
            }
            Files.write(Path.of("target", "precautions-noticed.txt"), found);
            Files.write(Path.of("target", "precautions-unnoticed.txt"), unnoticed);
        }

        assertThat(found).as("To be moved to noticed.txt").isEmpty();
    }

    private static Optional<Precaution> noticing(Candidate candidate) throws Exception {
        List<Precaution> passing = passing(candidate);
        for (Precaution scenario : passing.subList(0, Math.min(passing.size(), TRIES))) {
            if (fails(scenario, candidate)) {
                return Optional.of(scenario);
            }
        }
        return Optional.empty();
    }

    /** The scenarios to which it matters: first those of the same place and script, then those to which little matters. */
    private static List<Precaution> passing(Candidate candidate) throws Exception {
        String scripts = System.getProperty("precautions.script", ".*");
        List<Precaution> passing = new ArrayList<>();
        for (Precaution scenario : scenarios().values()) {
            if (scenario.script().matches(scripts)
                    && passed(scenario).orElse(Set.of()).contains(candidate.number())) {
                passing.add(scenario);
            }
        }
        passing.sort(Comparator.<Precaution, Boolean>comparing(scenario -> !candidate.meets(scenario))
                .thenComparing(scenario -> !candidate.isIn(scenario.script()))
                .thenComparing(scenario ->
                        PASSED.get(scenario.toString()).orElseThrow().size()));
        return passing;
    }

    private static Map<String, Precaution> scenarios() {
        Map<String, Precaution> scenarios = new LinkedHashMap<>();
        PrecautionTest.precautions().forEach(precaution -> scenarios.put(precaution.toString(), precaution));
        return scenarios;
    }

    private static boolean fails(Precaution scenario, Candidate without) throws Exception {
        return run(scenario, computer(scenario, String.valueOf(without.number()))) == End.FAILED;
    }

    /** What matters to the scenario when nothing is taken out; empty if it does not end well. This is tried once. */
    private static Optional<Set<Integer>> passed(Precaution scenario) throws Exception {
        String name = scenario.toString();
        if (!PASSED.containsKey(name)) {
            SimulatedWindows windows = computer(scenario, "");
            PASSED.put(name, run(scenario, windows) == End.WELL ? Optional.of(windows.passed()) : Optional.empty());
        }
        return PASSED.get(name);
    }

    /** How a scenario ended. */
    private enum End {
        WELL,
        FAILED,
        /** It was stopped since it took too long, or broke off without a failure that it expects: this shows nothing. */
        UNCLEAR
    }

    private static SimulatedWindows computer(Precaution scenario, String takenOut) throws Exception {
        SimulatedWindows windows =
                PrecautionTest.create(scenario, Files.createDirectories(folder.resolve("run-" + ++runs + "/computer")));
        windows.takeOut(scripts, takenOut);
        return windows;
    }

    /** Runs a scenario on the computer that was made last. */
    private static End run(Precaution scenario, SimulatedWindows windows) throws Exception {
        Path place = folder.resolve("run-" + runs);
        AtomicBoolean stopped = new AtomicBoolean();
        try (PrecautionBench bench = new PrecautionBench(
                place.resolve("computer"), Files.createDirectory(place.resolve("folder")), windows)) {
            Runnable stop = () -> {
                stopped.set(true);
                bench.stop("It takes too long.");
            };
            Future<?> limit = CLOCK.schedule(stop, LIMIT_SECONDS, TimeUnit.SECONDS);
            try {
                scenario.scenario().run(bench);
            } finally {
                limit.cancel(false);
            }
            return stopped.get() ? End.UNCLEAR : End.WELL;
        } catch (InterruptedException e) {
            throw e;
        } catch (AssertionError | Failure e) {
            return stopped.get() ? End.UNCLEAR : End.FAILED;
        } catch (Exception e) {
            return End.UNCLEAR;
        }
    }
}
