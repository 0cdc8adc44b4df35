package io.jenkins.plugins.nanohost.engine.provision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.nanohost.engine.machine.HardwareByHand;
import io.jenkins.plugins.nanohost.engine.machine.fact.VmHardware;
import io.jenkins.plugins.nanohost.engine.plan.Change;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Which fields of a definition the machine shows as hardware of a VM, so that a plan tells when a person has changed them
 * there. Each field is in {@link HardwareByHand}, whose values the tests of the rehearsal and of the scripts go through, or it
 * is here with the reason why not.
 */
class FieldsByHandTest {
    /** By reason: the fields that are no hardware of the VM. */
    private static final Map<String, Set<String>> NO_HARDWARE = Map.of(
            "names the host, or says how a run decides and waits",
            Set.of("host", "rebuild", "vm.bootLimit"),
            "Hyper-V cannot change it in a VM that exists",
            Set.of("vhd.generation"),
            "what the disk was made from: the file does not show it",
            Set.of("vhd.media", "vhd.image", "vhd.packages", "vhd.drivers", "vhd.updates", "vhd.hostDisk"),
            "the form of the disk's file: nothing is made from a change of it",
            Set.of("vhd.size", "vhd.format"),
            "inside Windows, which has changed it since its first boot if its user wanted so",
            Set.of(
                    "vhd.computerName",
                    "vhd.domainBlob",
                    "vhd.owner",
                    "vhd.timeZone",
                    "vhd.locale",
                    "vhd.productKey",
                    "vhd.commands",
                    "vhd.files",
                    "vhd.network.address",
                    "vhd.network.gateway",
                    "vhd.network.address6",
                    "vhd.network.gateway6",
                    "vhd.network.dns"),
            "files in the guest",
            Set.of("files.baseImage", "files.docker", "files.copy"),
            "Docker's settings in the guest",
            Set.of("docker.subnet", "docker.port"));

    private static void collect(JsonNode part, String prefix, Set<String> fields) {
        part.path("properties").fields().forEachRemaining(field -> {
            if (field.getValue().has("properties")) {
                collect(field.getValue(), prefix + field.getKey() + ".", fields);
            } else {
                fields.add(prefix + field.getKey());
            }
        });
    }

    @Test
    void every_field_of_the_schema_is_hardware_that_a_plan_watches_or_says_why_not() throws Exception {
        Set<String> fields = new TreeSet<>();
        collect(
                new ObjectMapper()
                        .readTree(Path.of("docs/definition.schema.json").toFile()),
                "",
                fields);
        List<String> placed = new ArrayList<>(Arrays.stream(HardwareByHand.values())
                .map(HardwareByHand::field)
                .toList());
        NO_HARDWARE.values().forEach(placed::addAll);

        assertThat(placed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void every_part_of_the_hardware_is_watched() {
        assertThat(Arrays.stream(HardwareByHand.values())
                        .map(HardwareByHand::change)
                        .map(Change::field))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(VmHardware.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .map(name -> name.equals("switchName") ? "switch" : name)
                        .toList());
    }
}
