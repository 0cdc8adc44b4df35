package io.jenkins.plugins.nanohost.engine.provision;

import io.jenkins.plugins.nanohost.engine.failure.Failure;
import io.jenkins.plugins.nanohost.engine.io.RecordedFiles;
import io.jenkins.plugins.nanohost.engine.provision.DeathPoints.Story;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A process that plays one story of a rehearsed host again and again, each time with a disk that is full from another point
 * on, and compares what the next run makes of it with an undisturbed run. It says on standard output how many points there
 * are, and a line for each that does not hold.
 */
final class FullDiskPoints {
    private final Path top;
    private final Story story;
    private Map<String, String> undisturbed;

    private FullDiskPoints(Path top, Story story) {
        this.top = top;
        this.story = story;
    }

    /**
     * @param arguments a folder, the story, and how many points to go on after each
     */
    public static void main(String[] arguments) throws Exception {
        new FullDiskPoints(Path.of(arguments[0]), Story.valueOf(arguments[1])).play(Integer.parseInt(arguments[2]));
    }

    private void play(int step) throws Exception {
        RehearsedHost calm = host(top.resolve("calm"));
        RecordedFiles.fill(calm.folder(), 0);
        story.run(calm);
        int points = RecordedFiles.end();
        undisturbed = EndState.of(calm.folder());
        int played = 0;
        for (int point = 1; point <= points; point += step) {
            Path folder = top.resolve("point");
            try {
                playAt(point, folder);
            } catch (Exception | AssertionError e) {
                System.out.println("FAILED at " + point + ", " + RecordedFiles.filledAt() + ": " + e);
            } finally {
                DeathPoints.delete(folder);
            }
            played++;
        }
        System.out.println("PLAYED " + played + " of " + points);
    }

    /** With files of somebody else in its folders. */
    private RehearsedHost host(Path folder) throws Exception {
        RehearsedHost host = story.host(folder);
        Files.createDirectories(folder.resolve("work"));
        Files.writeString(folder.resolve("work/notes.txt"), "of a person");
        Files.writeString(folder.resolve("notes.txt"), "of a person");
        return host;
    }

    private void playAt(int point, Path folder) throws Exception {
        RehearsedHost host = host(folder);
        RecordedFiles.fill(folder, point);
        String told = "no failure";
        try {
            story.run(host);
        } catch (Failure e) {
            told = e.getMessage();
        } catch (FileSystemException e) {
            // The command tells the file and the reason; of another exception it has no file to tell.
            told = e.getFile() + ": " + e.getReason();
        } finally {
            // As the command does, whatever the end.
            if (host.asked() != null) {
                host.asked().close();
            }
            RecordedFiles.end();
        }
        if (!told.contains(RecordedFiles.NO_SPACE) || !told.contains(folder.toString())) {
            throw new AssertionError("told: " + told);
        }
        requireNothingHalf(folder);
        story.run(host);
        Map<String, String> end = EndState.of(folder);
        if (!end.equals(undisturbed)) {
            throw new AssertionError(DeathPoints.difference(end, undisturbed));
        }
    }

    /** A disk that is half made may stay until the next run: the machine needs space itself to take it out of use. */
    private static void requireNothingHalf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            var half = files.map(file -> folder.relativize(file).toString())
                    .filter(file -> file.matches(".*\\.(?:partial|holder)"))
                    .toList();
            if (!half.isEmpty()) {
                throw new AssertionError("left half: " + half);
            }
        }
    }
}
