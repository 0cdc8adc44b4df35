package hudson;

import hudson.model.Computer;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A path on this machine; the real one may lead to an agent's. */
public final class FilePath implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String remote;

    public FilePath(File file) {
        remote = file.getPath();
    }

    public FilePath(VirtualChannel channel, String remote) {
        this.remote = remote;
    }

    public FilePath(FilePath base, String relative) {
        this(base.path().resolve(relative).toFile());
    }

    private Path path() {
        return Path.of(remote);
    }

    public String getRemote() {
        return remote;
    }

    public FilePath child(String relative) {
        return new FilePath(this, relative);
    }

    public FilePath getParent() {
        Path parent = path().getParent();
        return parent == null ? null : new FilePath(parent.toFile());
    }

    public VirtualChannel getChannel() {
        return null;
    }

    public Computer toComputer() {
        return null;
    }

    public <T> T act(FileCallable<T> callable) throws IOException, InterruptedException {
        return callable.invoke(path().toFile(), null);
    }

    public boolean exists() throws IOException, InterruptedException {
        return Files.exists(path());
    }

    public void mkdirs() throws IOException, InterruptedException {
        Files.createDirectories(path());
    }

    public long lastModified() throws IOException, InterruptedException {
        return path().toFile().lastModified();
    }

    public InputStream read() throws IOException, InterruptedException {
        return Files.newInputStream(path());
    }

    public void copyFrom(InputStream in) throws IOException, InterruptedException {
        Files.createDirectories(path().getParent());
        Files.copy(in, path(), StandardCopyOption.REPLACE_EXISTING);
    }

    public void write(String content, String encoding) throws IOException, InterruptedException {
        Files.writeString(path(), content, encoding == null ? Charset.defaultCharset() : Charset.forName(encoding));
    }

    public void deleteRecursive() throws IOException, InterruptedException {
        if (!exists()) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(path())) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }

    public interface FileCallable<T> extends Serializable {
        T invoke(File file, VirtualChannel channel) throws IOException, InterruptedException;
    }
}
