import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the compiled classes against the signatures of the real Jenkins. Without Jenkins' artifacts the plugin is compiled
 * against stand-ins, and one that promises what Jenkins does not have would be found by nobody until the plugin is loaded.
 * What a class names and uses of Jenkins has to be among the signatures, and so has what a stand-in declares; a class that
 * is not abstract has to implement what it inherits as abstract from there.
 *
 * <p>{@code java JenkinsLinkage.java check SIGNATURES CLASSES} prints what is wrong, and ends with 1 then.
 *
 * <p>{@code java JenkinsLinkage.java select CLASSES SOURCE...} prints the signatures of the classes of Jenkins that CLASSES
 * name, with their ancestors: all that {@code check} has to know. A SOURCE is a jar of Jenkins or of a plugin, or a file of
 * signatures.
 *
 * <p>In such a file {@code #} begins a line that says what it was made from, {@code c} a class, {@code f} a field and
 * {@code m} a method; names and descriptors are those of class files. A class that is {@code hidden} is not public.
 */
final class JenkinsLinkage {
    private static final List<String> JENKINS = List.of(
            "hudson/",
            "jenkins/",
            "org/jenkinsci/",
            "org/kohsuke/accmod/",
            "org/kohsuke/stapler/",
            "com/cloudbees/jenkins/",
            "com/cloudbees/plugins/");

    private final Map<String, Type> real;
    private final Map<String, Type> own = new TreeMap<>();
    private final Set<String> findings = new TreeSet<>();

    private JenkinsLinkage(Map<String, Type> real) {
        this.real = real;
    }

    public static void main(String[] args) throws IOException {
        if (args.length == 3 && args[0].equals("check")) {
            Set<String> findings = check(Path.of(args[1]), Path.of(args[2]));
            findings.forEach(System.err::println);
            System.exit(findings.isEmpty() ? 0 : 1);
        } else if (args.length >= 3 && args[0].equals("select")) {
            List<Path> sources = Stream.of(args).skip(2).map(Path::of).toList();
            select(Path.of(args[1]), sources).forEach(System.out::println);
        } else {
            System.err.println("usage: java JenkinsLinkage.java check SIGNATURES CLASSES | select CLASSES SOURCE...");
            System.exit(2);
        }
    }

    /** What is wrong, a line each. */
    public static Set<String> check(Path signatures, Path classes) throws IOException {
        JenkinsLinkage linkage = new JenkinsLinkage(Signatures.of(List.of(signatures)).types());
        List<Type> standIns = new ArrayList<>();
        for (Type type : ClassFile.readAll(classes)) {
            if (ofJenkins(type.name())) {
                standIns.add(type);
            } else {
                linkage.own.put(type.name(), type);
            }
        }
        linkage.own.values().forEach(linkage::checkUses);
        linkage.own.values().forEach(linkage::checkImplemented);
        standIns.forEach(linkage::checkStandIn);
        return linkage.findings;
    }

    /** The signatures that {@link #check} of these classes needs. */
    public static List<String> select(Path classes, List<Path> sources) throws IOException {
        Signatures signatures = Signatures.of(sources);
        JenkinsLinkage linkage = new JenkinsLinkage(signatures.types());
        Set<String> wanted = new TreeSet<>();
        for (Type type : ClassFile.readAll(classes)) {
            Stream.concat(Stream.of(type.name()), type.named().stream())
                    .filter(JenkinsLinkage::ofJenkins)
                    .forEach(name -> linkage.addWithAncestors(name, wanted));
        }
        List<String> lines = new ArrayList<>(signatures.origins());
        for (String name : wanted) {
            // what no source has is told by the check
            if (signatures.types().containsKey(name)) {
                lines.addAll(Signatures.lines(signatures.types().get(name)));
            }
        }
        return lines;
    }

    private static boolean ofJenkins(String name) {
        return JENKINS.stream().anyMatch(name::startsWith);
    }

    private void checkUses(Type type) {
        for (String name : type.named()) {
            if (ofJenkins(name) && !real.containsKey(name)) {
                findings.add(type.name() + " names " + name + ", which is not among the signatures");
            } else if (ofJenkins(name) && !real.get(name).is(Modifier.PUBLIC)) {
                findings.add(type.name() + " names " + name + ", which is not public in Jenkins");
            }
        }
        for (Use use : type.uses()) {
            // a class of Jenkins that is not among the signatures was told above
            if ((real.containsKey(use.owner()) || own.containsKey(use.owner()))
                    && find(use.owner(), use.member()).isEmpty()) {
                findings.add(type.name() + " uses " + use.owner() + "." + use.member() + ", which is not there");
            }
        }
    }

    private void checkImplemented(Type type) {
        if (type.is(Modifier.ABSTRACT)) {
            return;
        }
        Set<String> line = new LinkedHashSet<>();
        addWithAncestors(type.name(), line);
        Set<String> bodies = new TreeSet<>();
        Map<String, String> promises = new TreeMap<>();
        for (String name : line) {
            lookUp(name).ifPresent(next -> next.members().forEach((member, modifiers) -> {
                if (!Modifier.isAbstract(modifiers)) {
                    bodies.add(member);
                } else if (real.containsKey(name)) {
                    promises.put(member, name);
                }
            }));
        }
        promises.forEach((member, owner) -> {
            // equals and hashCode, say, which Java's own class at the end of the line has
            if (!bodies.contains(member) && line.stream().allMatch(name -> findInJava(name, member).isEmpty())) {
                findings.add(type.name() + " does not implement " + owner + "." + member);
            }
        });
    }

    private void checkStandIn(Type type) {
        String subject = "stand-in " + type.name();
        Type there = real.get(type.name());
        if (there == null) {
            if (type.is(Modifier.PUBLIC)) {
                findings.add(subject + " is not among the signatures");
            }
            return;
        }
        if (type.is(Modifier.INTERFACE) != there.is(Modifier.INTERFACE)) {
            findings.add(subject + " is a class in one, an interface in the other");
        }
        Set<String> line = new LinkedHashSet<>(List.of("java/lang/Object"));
        addWithAncestors(type.name(), line);
        type.ancestors().stream()
                .filter(ancestor -> !line.contains(ancestor))
                .forEach(ancestor -> findings.add(subject + " is no " + ancestor + " in Jenkins"));
        type.members().forEach((member, here) -> {
            if (Signatures.hasSignature(member, here)) {
                compare(subject + "." + member, here, find(type.name(), member), there.members().containsKey(member));
            }
        });
    }

    private void compare(String subject, int here, Optional<Integer> found, boolean itsOwn) {
        if (found.isEmpty()) {
            findings.add(subject + " is not there in Jenkins");
        } else if (Modifier.isStatic(found.get()) != Modifier.isStatic(here)) {
            findings.add(subject + " is static in one only");
        } else if (Modifier.isPublic(here) && !Modifier.isPublic(found.get())) {
            findings.add(subject + " is public here, protected in Jenkins");
        } else if (itsOwn && Modifier.isAbstract(here) != Modifier.isAbstract(found.get())) {
            findings.add(subject + " is abstract in one only");
        }
    }

    private Optional<Type> lookUp(String name) {
        return Optional.ofNullable(real.getOrDefault(name, own.get(name)));
    }

    private void addWithAncestors(String name, Set<String> line) {
        if (line.add(name)) {
            lookUp(name).ifPresent(type -> type.ancestors().forEach(ancestor -> addWithAncestors(ancestor, line)));
        }
    }

    /** The modifiers of a member of the class, or of what is above it. */
    private Optional<Integer> find(String owner, String member) {
        Optional<Type> type = lookUp(owner);
        if (type.isEmpty()) {
            return inLibrary(owner) ? Optional.of(Modifier.PUBLIC) : findInJava(owner, member);
        }
        Integer modifiers = type.get().members().get(member);
        if (modifiers != null || member.startsWith("<init>")) {
            return Optional.ofNullable(modifiers);
        }
        return type.get().ancestors().stream()
                .flatMap(ancestor -> find(ancestor, member).stream())
                .findFirst();
    }

    /** Not Jenkins', not Java's: what it has is not known here, and it is taken to have what is asked for. */
    private static boolean inLibrary(String owner) {
        return !ofJenkins(owner) && javaClass(owner).isEmpty();
    }

    private static Optional<Class<?>> javaClass(String name) {
        try {
            return Optional.of(Class.forName(name.replace('/', '.'), false, ClassLoader.getPlatformClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> findInJava(String owner, String member) {
        List<Method> methods = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (Class<?> next = javaClass(owner).orElse(null); next != null; next = next.getSuperclass()) {
            // those of interfaces too, of whichever depth
            Collections.addAll(methods, next.getMethods());
            Collections.addAll(methods, next.getDeclaredMethods());
            Collections.addAll(fields, next.getDeclaredFields());
        }
        return Stream.concat(
                        methods.stream()
                                .filter(method -> member.equals(method.getName()
                                        + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                                                .descriptorString())),
                        fields.stream()
                                .filter(field ->
                                        member.equals(field.getName() + " " + field.getType().descriptorString())))
                .map(found -> found.getModifiers())
                .findFirst();
    }

    /** A member of a class, as another one calls or reads it. */
    private record Use(String owner, String member) {}

    /**
     * A class. The key of a method is its name and descriptor, of a field the two with a space between, the value its
     * modifiers. What it names and uses is known of a class file alone.
     */
    private record Type(
            String name,
            int modifiers,
            List<String> ancestors,
            Map<String, Integer> members,
            Set<String> named,
            Set<Use> uses) {
        private Type(String name, int modifiers, List<String> ancestors) {
            this(name, modifiers, ancestors, new TreeMap<>(), new TreeSet<>(), new LinkedHashSet<>());
        }

        private boolean is(int modifier) {
            return (modifiers & modifier) != 0;
        }
    }

    /** Signatures of Jenkins, from files of them and from jars; the first that has a class is taken. */
    private record Signatures(List<String> origins, Map<String, Type> types) {
        private static final int BRIDGE = 0x40;
        private static final int SYNTHETIC = 0x1000;
        private static final Pattern CLASS = Pattern.compile("c (.*?)(\\S+) extends (\\S+)(?: implements (\\S+))?.*");
        private static final Pattern METHOD = Pattern.compile("  m (.*?)(\\S+\\(\\S+).*");
        private static final Pattern FIELD = Pattern.compile("  f (.*?)(\\S+ \\S+)(?: = .*)?");
        private static final Map<String, Integer> WORDS = words();

        private static Map<String, Integer> words() {
            Map<String, Integer> words = new LinkedHashMap<>();
            words.put("public", Modifier.PUBLIC);
            words.put("protected", Modifier.PROTECTED);
            words.put("static", Modifier.STATIC);
            words.put("abstract", Modifier.ABSTRACT);
            words.put("interface", Modifier.INTERFACE);
            return words;
        }

        private static Signatures of(List<Path> sources) throws IOException {
            Signatures signatures = new Signatures(new ArrayList<>(), new TreeMap<>());
            for (Path source : sources) {
                if (source.toString().endsWith(".jar")) {
                    List<Type> types = ClassFile.readAll(source);
                    // a jar among all that Jenkins depends on, which has none of its classes, is not what these are of
                    if (types.stream().anyMatch(type -> ofJenkins(type.name()))) {
                        signatures.origins.add("# " + source.getFileName());
                    }
                    types.forEach(type -> signatures.types.putIfAbsent(type.name(), type));
                } else {
                    signatures.read(Files.readAllLines(source));
                }
            }
            return signatures;
        }

        private void read(List<String> lines) {
            Type type = null;
            for (String line : lines) {
                Matcher head = CLASS.matcher(line);
                Matcher method = METHOD.matcher(line);
                Matcher member = method.matches() ? method : FIELD.matcher(line);
                if (head.matches()) {
                    List<String> ancestors = new ArrayList<>(List.of(head.group(3)));
                    if (head.group(4) != null) {
                        ancestors.addAll(List.of(head.group(4).split(",")));
                    }
                    type = new Type(head.group(2), modifiers(head.group(1)), ancestors);
                    types.putIfAbsent(type.name(), type);
                } else if (type != null && member.matches()) {
                    type.members().put(member.group(2), modifiers(member.group(1)));
                } else if (line.startsWith("#")) {
                    origins.add(line);
                } else {
                    throw new IllegalStateException("no signature: " + line);
                }
            }
        }

        private static int modifiers(String text) {
            return Stream.of(text.split(" "))
                    .mapToInt(word -> WORDS.getOrDefault(word, 0))
                    .reduce(0, (one, other) -> one | other);
        }

        private static String text(int modifiers) {
            return WORDS.entrySet().stream()
                    .filter(word -> (modifiers & word.getValue()) != 0)
                    .map(word -> word.getKey() + " ")
                    .collect(Collectors.joining());
        }

        private static boolean hasSignature(String member, int modifiers) {
            return (modifiers & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
                    && ((modifiers & SYNTHETIC) == 0 || (member.contains("(") && (modifiers & BRIDGE) != 0));
        }

        private static List<String> lines(Type type) {
            List<String> lines = new ArrayList<>();
            List<String> interfaces = type.ancestors().subList(1, type.ancestors().size());
            lines.add("c " + (type.is(Modifier.PUBLIC) ? "" : "hidden ") + text(type.modifiers()) + type.name()
                    + " extends " + type.ancestors().get(0)
                    + (interfaces.isEmpty() ? "" : " implements " + String.join(",", interfaces)));
            type.members().forEach((member, modifiers) -> {
                if (hasSignature(member, modifiers)) {
                    lines.add((member.contains("(") ? "  m " : "  f ") + text(modifiers) + member);
                }
            });
            return lines;
        }
    }

    /** Reads a class file (Java virtual machine specification, chapter 4), as far as linkage goes. */
    private static final class ClassFile {
        private static final Pattern NAME_IN_DESCRIPTOR = Pattern.compile("L((?:\\w+/)+[\\w$]+)[;<]");

        private final DataInputStream in;
        private final Object[] constants;

        private ClassFile(DataInputStream in) throws IOException {
            this.in = in;
            in.skipNBytes(8); // magic number and version
            constants = new Object[in.readUnsignedShort()];
        }

        /** Of a folder or a jar, without what is no class of its own. */
        private static List<Type> readAll(Path path) throws IOException {
            List<Type> types = new ArrayList<>();
            if (Files.isDirectory(path)) {
                List<Path> files;
                try (Stream<Path> all = Files.walk(path)) {
                    files = all.filter(file -> ofClass(file.toString())).sorted().toList();
                }
                for (Path file : files) {
                    types.add(read(Files.readAllBytes(file)));
                }
            } else {
                try (JarFile jar = new JarFile(path.toFile())) {
                    for (JarEntry entry : Collections.list(jar.entries())) {
                        if (ofClass(entry.getName()) && !entry.getName().startsWith("META-INF/")) {
                            try (InputStream bytes = jar.getInputStream(entry)) {
                                types.add(read(bytes.readAllBytes()));
                            }
                        }
                    }
                }
            }
            return types;
        }

        private static boolean ofClass(String file) {
            return file.endsWith(".class") && !file.endsWith("-info.class");
        }

        private static Type read(byte[] bytes) throws IOException {
            return new ClassFile(new DataInputStream(new ByteArrayInputStream(bytes))).read();
        }

        private Type read() throws IOException {
            readConstants();
            int modifiers = in.readUnsignedShort();
            String name = className(in.readUnsignedShort());
            List<String> ancestors = new ArrayList<>(List.of(className(in.readUnsignedShort())));
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                ancestors.add(className(in.readUnsignedShort()));
            }
            Type type = new Type(name, modifiers, ancestors);
            readMembers(type, " ");
            readMembers(type, "");
            for (Object constant : constants) {
                if (constant instanceof ClassName there) {
                    addName(text(there.text()), type);
                } else if (constant instanceof Member there) {
                    addUse(there, type);
                } else if (constant instanceof String text) {
                    // descriptors, generic signatures and annotations are such texts
                    NAME_IN_DESCRIPTOR.matcher(text).results().forEach(found -> type.named().add(found.group(1)));
                }
            }
            return type;
        }

        private void readConstants() throws IOException {
            for (int i = 1; i < constants.length; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> constants[i] = in.readUTF();
                    case 7 -> constants[i] = new ClassName(in.readUnsignedShort());
                    case 9, 10, 11 -> constants[i] =
                            new Member(in.readUnsignedShort(), in.readUnsignedShort(), tag == 9 ? " " : "");
                    case 12 -> constants[i] = new NameAndType(in.readUnsignedShort(), in.readUnsignedShort());
                    case 5, 6 -> {
                        in.readLong();
                        i++; // a long and a double take two numbers
                    }
                    case 8, 16, 19, 20 -> in.readUnsignedShort();
                    case 15 -> in.skipNBytes(3);
                    case 3, 4, 17, 18 -> in.readInt();
                    default -> throw new IOException("a constant of unknown kind " + tag);
                }
            }
        }

        private void readMembers(Type type, String separator) throws IOException {
            for (int left = in.readUnsignedShort(); left > 0; left--) {
                int modifiers = in.readUnsignedShort();
                String name = text(in.readUnsignedShort());
                type.members().put(name + separator + text(in.readUnsignedShort()), modifiers);
                for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                    in.readUnsignedShort();
                    in.skipNBytes(in.readInt());
                }
            }
        }

        private static void addName(String name, Type type) {
            if (!name.startsWith("[")) { // of an array, the descriptor tells the class
                type.named().add(name);
            }
        }

        private void addUse(Member member, Type type) {
            NameAndType there = (NameAndType) constants[member.nameAndType()];
            type.uses()
                    .add(new Use(
                            className(member.owner()),
                            text(there.name()) + member.separator() + text(there.descriptor())));
        }

        private String className(int index) {
            return index == 0 ? "java/lang/Object" : text(((ClassName) constants[index]).text());
        }

        private String text(int index) {
            return (String) constants[index];
        }

        private record ClassName(int text) {}

        private record Member(int owner, int nameAndType, String separator) {}

        private record NameAndType(int name, int descriptor) {}
    }
}
