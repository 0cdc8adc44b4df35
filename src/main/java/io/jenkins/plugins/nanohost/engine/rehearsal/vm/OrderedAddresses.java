package io.jenkins.plugins.nanohost.engine.rehearsal.vm;

import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import io.jenkins.plugins.nanohost.engine.failure.UnfitFailure;
import io.jenkins.plugins.nanohost.engine.rehearsal.state.RehearsalFolder;
import io.jenkins.plugins.nanohost.engine.value.InvalidValueException;
import io.jenkins.plugins.nanohost.engine.value.network.IpAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person has ordered that the network gives a guest: {@code addresses.txt}, with one address on each line. */
final class OrderedAddresses {
    private static final String FILE = "addresses.txt";

    private final Path file;

    OrderedAddresses(RehearsalFolder folder) {
        this.file = folder.path(FILE);
    }

    /**
     * The addresses in their order; empty where nothing is ordered.
     *
     * @throws UnfitFailure if a line is no address
     */
    Optional<List<String>> read() throws IOException, UnfitFailure {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> addresses = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            number++;
            try {
                if (!line.isBlank() && !line.startsWith("#")) {
                    addresses.add(IpAddress.parse(line.strip()).value());
                }
            } catch (InvalidValueException e) {
                throw new UnfitFailure(
                        FailureCode.REHEARSAL_FILE_WRONG,
                        file + ", line " + number + ": " + e.getMessage(),
                        "Fix the line, or delete the file.");
            }
        }
        return Optional.of(addresses);
    }
}
