package io.jenkins.plugins.nanohost.engine.rehearsal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What is known of Windows, Hyper-V and Docker, each with its source, in {@code windows-facts.json}. The simulated Windows, in
 * which the scripts are tested, reads the same file; so the two cannot differ in a limit or a code.
 */
public final class WindowsFacts {
    private static final JsonNode FACTS = read();

    public static final long LEAST_VM_MEMORY = number("leastVmMemory");
    public static final long MOST_VM_MEMORY = number("mostVmMemory");
    public static final long VM_MEMORY_STEP = number("vmMemoryStep");
    public static final long MOST_VM_PROCESSORS = number("mostVmProcessors");

    public static final long LEAST_DISK_SIZE = number("leastDiskSize");
    public static final long MOST_VHD_SIZE = number("mostVhdSize");
    public static final long MOST_VHDX_SIZE = number("mostVhdxSize");

    /** Relative to its partition, with slashes; the next one too. */
    public static final String UEFI_BOOT_FILE = text("uefiBootFile");

    public static final String BIOS_BOOT_FILE = text("biosBootFile");

    public static final String FILE_IN_USE = text("fileInUse");
    public static final String FILE_NOT_FOUND = text("fileNotFound");
    public static final String INVALID_DATA = text("invalidData");
    public static final String INVALID_PARAMETER = text("invalidParameter");
    public static final String NOT_APPLICABLE = text("notApplicable");
    public static final String UNKNOWN_FEATURE = text("unknownFeature");

    public static final long PREVIEW_BUILD_4 = number("previewBuild4");
    public static final long SERVER_2016_BUILD = number("server2016Build");
    public static final long SERVER_2019_BUILD = number("server2019Build");

    public static final String CABINET_MARK = text("cabinetMark");
    public static final List<String> CORE_FEATURES = texts("coreFeatures");
    public static final String BOOT_ANSWER_FILE = text("bootAnswerFile");
    public static final String FIRST_BOOT_SCRIPT = text("firstBootScript");
    public static final List<String> LANGUAGE_QUESTIONS = texts("languageQuestions");
    public static final String FIRST_LEASED_ADDRESS = text("firstLeasedAddress");

    /** Each a language, an equals sign, and the name of the built-in account in it; in all others Administrator. */
    public static final List<String> ADMINISTRATOR_NAMES = texts("administratorNames");

    public static final String DOCKER_FOLDER = text("dockerFolder");
    public static final String PREVIEW_DOCKER_FOLDER = text("previewDockerFolder");
    public static final String DOCKER_SETTINGS = text("dockerSettings");
    public static final List<String> DOCKER_NETWORK_DRIVERS = texts("dockerNetworkDrivers");
    public static final String DOCKER_VERSION = text("dockerVersion");
    public static final String PREVIEW_DOCKER_VERSION = text("previewDockerVersion");

    private WindowsFacts() {}

    private static JsonNode read() {
        try (InputStream file = WindowsFacts.class.getResourceAsStream("windows-facts.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode value(String name) {
        return FACTS.required(name).required("value");
    }

    private static long number(String name) {
        return value(name).longValue();
    }

    private static String text(String name) {
        return value(name).textValue();
    }

    private static List<String> texts(String name) {
        return StreamSupport.stream(value(name).spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }
}
