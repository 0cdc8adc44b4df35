import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes, next to the plugin's compiled classes, the files that Jenkins' own annotation processors would have written: the
 * names of the parameters that Stapler binds ({@code *.stapler}) and the list of classes that have a {@code @Symbol}. It is for
 * the build without Jenkins' artifacts; SezPoz itself writes the extension index.
 *
 * <p>{@code java -classpath CLASSES:LIBRARIES StaplerAndSymbolIndexes.java CLASSES}; needs classes compiled with
 * {@code -parameters}.
 */
final class StaplerAndSymbolIndexes {
    private static final Path FACE = Path.of("io", "jenkins", "plugins", "nanohost");
    private static final Path ENGINE = FACE.resolve("engine");

    private final Path classes;
    private final TreeSet<String> symbols = new TreeSet<>();

    private StaplerAndSymbolIndexes(Path classes) {
        this.classes = classes;
    }

    public static void main(String[] args) throws IOException, ClassNotFoundException {
        new StaplerAndSymbolIndexes(Path.of(args[0])).write();
    }

    private void write() throws IOException, ClassNotFoundException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(classes.resolve(FACE))) {
            files = found.filter(file -> file.toString().endsWith(".class"))
                    .map(classes::relativize)
                    .filter(file -> !file.startsWith(ENGINE) && !file.endsWith("package-info.class"))
                    .toList();
        }
        for (Path file : files) {
            String name = file.toString().replace(file.getFileSystem().getSeparator(), ".");
            index(Class.forName(
                    name.substring(0, name.length() - ".class".length()),
                    false,
                    StaplerAndSymbolIndexes.class.getClassLoader()));
        }
        Path index = classes.resolve(Path.of("META-INF", "services", "annotations", "org.jenkinsci.Symbol"));
        Files.createDirectories(index.getParent());
        Files.writeString(index, symbols.stream().map(name -> name + "\n").collect(Collectors.joining()));
    }

    private void index(Class<?> type) throws IOException {
        if (has(type.getDeclaredAnnotations(), "org.jenkinsci.Symbol")) {
            symbols.add(type.getName());
        }
        String path = type.getCanonicalName() == null ? null : type.getCanonicalName().replace('.', '/');
        for (Executable constructor : type.getDeclaredConstructors()) {
            if (has(constructor.getDeclaredAnnotations(), "org.kohsuke.stapler.DataBoundConstructor")) {
                Files.writeString(classes.resolve(path + ".stapler"), "constructor=" + parameters(constructor) + "\n");
            }
        }
        for (Executable method : type.getDeclaredMethods()) {
            if (Arrays.stream(method.getParameters())
                    .anyMatch(p -> has(p.getDeclaredAnnotations(), "org.kohsuke.stapler.QueryParameter"))) {
                Path file = classes.resolve(path + "/" + method.getName() + ".stapler");
                Files.createDirectories(file.getParent());
                Files.writeString(file, parameters(method));
            }
        }
    }

    private static String parameters(Executable executable) {
        return Arrays.stream(executable.getParameters())
                .peek(StaplerAndSymbolIndexes::requireName)
                .map(Parameter::getName)
                .collect(Collectors.joining(","));
    }

    private static void requireName(Parameter parameter) {
        if (!parameter.isNamePresent()) {
            throw new IllegalStateException(parameter.getDeclaringExecutable() + " was compiled without -parameters");
        }
    }

    private static boolean has(Annotation[] annotations, String name) {
        return Arrays.stream(annotations)
                .anyMatch(annotation -> annotation.annotationType().getName().equals(name));
    }
}
