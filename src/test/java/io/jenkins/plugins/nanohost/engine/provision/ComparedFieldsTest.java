package io.jenkins.plugins.nanohost.engine.provision;

import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.planned;
import static io.jenkins.plugins.nanohost.engine.provision.RehearsedHost.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.MemoryFolder;
import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.ledger.Ledger;
import io.jenkins.plugins.nanohost.engine.stage.StageName;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every field is compared by some decision; without that nobody would notice its change. */
class ComparedFieldsTest {
    /** Fields that no decision compares by their names, with the reason. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "host", "names the host that the ledger is for",
            "rebuild", "says how a decision is made; nothing is made from it",
            "vm.bootLimit", "says how long a run waits; nothing is made from it",
            "files.baseImage", "compared by its path in the guest, with its digest",
            "files.docker", "compared by the paths of its programs in the guest, with their digests",
            "files.copy", "compared by their paths in the guest, with their digests");

    /** Records that have their fields among the fields of their section. */
    private static final Set<String> INLINE = Set.of("base", "guest", "hardware");

    private static final String KEY = "AAAAA-BBBBB-CCCCC-DDDDD-EEEEE";

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    @Test
    void every_field_of_a_definition_takes_part_in_a_decision() throws Exception {
        Set<String> compared = new TreeSet<>();
        for (RehearsedHost host : new RehearsedHost[] {nano(), core()}) {
            host.provision();
            compare(host.ledger(), compared);
        }

        Set<String> fields = new TreeSet<>();
        collectFields(HostDefinition.class, "", fields);
        assertThat(fields).hasSizeGreaterThan(30).containsAll(EXCEPTIONS.keySet());
        fields.removeAll(EXCEPTIONS.keySet());
        assertThat(compared).containsAll(fields).doesNotContainAnyElementsOf(EXCEPTIONS.keySet());
    }

    private RehearsedHost nano() throws Exception {
        return RehearsedHost.nano01(Files.createDirectories(folder.resolve("nano")))
                .adding("vhd", "commands: [w32tm /resync]");
    }

    /** With the fields that Nano Server refuses, or that exclude a computer name. */
    private RehearsedHost core() throws Exception {
        Path in = Files.createDirectories(folder.resolve("core"));
        Path blob = Files.writeString(
                in.resolve("domain.blob"), "{\"computerName\": \"CORE07\", \"domain\": \"example.com\"}");
        return new RehearsedHost(in, "core01.yaml")
                .adding("vhd", "domainBlob: " + blob)
                .adding("vhd", "productKey: " + KEY)
                .with(
                        "address: 192.168.1.94/24",
                        "address: 192.168.1.94/24\n    address6: 2001:db8::94/64\n    gateway6: fe80::1");
    }

    private static void compare(Ledger ledger, Set<String> compared) {
        ledger.vhd().inputs().keySet().forEach(name -> compared.add("vhd." + name));
        ledger.vm().inputs().keySet().forEach(name -> compared.add("vm." + name));
        ledger.files().inputs().keySet().forEach(name -> compared.add("files." + name));
        ledger.docker().inputs().keySet().forEach(name -> compared.add("docker." + name));
    }

    /** From the records alone: the name of a section or part is put before the names of its fields. */
    private static void collectFields(Class<?> part, String prefix, Set<String> fields) {
        for (RecordComponent component : part.getRecordComponents()) {
            String name = component.getName().equals("switchName") ? "switch" : component.getName();
            boolean inline = INLINE.contains(name);
            if (inline || isPart(component.getType())) {
                collectFields(component.getType(), inline ? prefix : prefix + name + ".", fields);
            } else {
                fields.add(prefix + name);
            }
        }
    }

    /** A part has fields of its own, as against a single value. */
    private static boolean isPart(Class<?> type) {
        return type.isRecord() && type.getPackage().equals(HostDefinition.class.getPackage());
    }

    @Test
    void no_product_key_is_among_what_is_compared() throws Exception {
        RehearsedHost host = core();
        host.run(StageName.VHD);
        assertThat(host.ledger().vhd().inputs().get("productKey")).matches("[0-9a-f]{64}");
        assertThat(host.ledger().vhd().inputs().toString()).doesNotContain("BBBBB");
    }

    /** New hosts find a base disk by its name; a host that is kept does not look for one. */
    @Test
    void a_host_is_kept_whose_base_disk_has_another_name_than_it_would_have_today() throws Exception {
        RehearsedHost host = RehearsedHost.nano01(folder);
        host.provision();
        Path base = Path.of(host.ledger().vhd().baseDisk());
        Path named = Files.copy(base, base.resolveSibling("0123456789abcdef.vhdx"));
        Path ledger = host.hostFolder().path().resolve("ledger.json");
        Files.writeString(
                ledger,
                Files.readString(ledger)
                        .replace(
                                base.getFileName().toString(),
                                named.getFileName().toString()));
        assertThat(host.ledger().vhd().baseDisk()).isEqualTo(named.toString());

        assertThat(planned(host.plan())).isEqualTo(words("keep", "keep", "keep", "keep"));
        assertThat(words(host.provision())).isEqualTo(words("keep", "keep", "keep", "keep"));
        assertThat(host.asked().acting()).isEmpty();
    }
}
