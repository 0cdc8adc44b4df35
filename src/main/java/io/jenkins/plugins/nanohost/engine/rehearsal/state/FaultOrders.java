package io.jenkins.plugins.nanohost.engine.rehearsal.state;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.Nearest;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.machine.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The faults that have not struck yet: those given to this machine object, and those of {@code faults.txt}, one per
 * line. A fault is removed from the file before it strikes, since a killed process could not remove it afterwards.
 */
public final class FaultOrders {
    static final String FILE = "faults.txt";

    private final RehearsalFolder folder;
    private List<Fault> given;

    public FaultOrders(RehearsalFolder folder, List<Fault> given) {
        this.folder = folder;
        this.given = List.copyOf(given);
    }

    public boolean any() {
        return !given.isEmpty() || Files.exists(file());
    }

    /** Counts a call of the operation and removes the faults that are due with this call. */
    public List<Fault> due(String operation) throws IOException, UnfitFailure {
        List<Fault> due = new ArrayList<>();
        given = count(given, operation, due);
        if (Files.exists(file())) {
            List<Fault> ordered = read();
            List<Fault> left = count(ordered, operation, due);
            if (!left.equals(ordered)) {
                folder.writeText(
                        file(),
                        String.join(
                                "",
                                left.stream().map(fault -> fault.text() + "\n").toList()));
            }
        }
        return due;
    }

    /** Reads the file only to find its mistakes. */
    public void check() throws IOException, UnfitFailure {
        if (Files.exists(file())) {
            read();
        }
    }

    private List<Fault> read() throws IOException, UnfitFailure {
        List<Fault> faults = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file(), StandardCharsets.UTF_8)) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                try {
                    faults.add(known(Fault.parse(line)));
                } catch (IllegalArgumentException e) {
                    throw new UnfitFailure(
                            FailureCode.REHEARSAL_FILE_WRONG,
                            file() + ", line " + number + ": " + e.getMessage(),
                            "Fix the line, or delete the file.");
                }
            }
        }
        return faults;
    }

    /** A fault of an operation that does not exist would never strike, and the rehearsal would look as if it had. */
    private static Fault known(Fault fault) {
        List<String> operations = Operation.functions();
        if (!operations.contains(fault.operation())) {
            throw new IllegalArgumentException("there is no operation '" + fault.operation() + "'"
                    + Nearest.of(fault.operation(), operations)
                            .map(name -> "; did you mean " + name + "?")
                            .orElse("; there are: " + String.join(", ", operations)));
        }
        return fault;
    }

    private Path file() {
        return folder.path(FILE);
    }

    private static List<Fault> count(List<Fault> ordered, String operation, List<Fault> due) {
        List<Fault> left = new ArrayList<>();
        for (Fault fault : ordered) {
            if (!fault.operation().equals(operation)) {
                left.add(fault);
            } else if (fault.occurrence() == 1) {
                due.add(fault);
            } else {
                left.add(new Fault(operation, fault.moment(), fault.kind(), fault.occurrence() - 1));
            }
        }
        return left;
    }
}
