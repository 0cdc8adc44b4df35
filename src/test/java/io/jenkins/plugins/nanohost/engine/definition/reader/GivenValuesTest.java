package io.jenkins.plugins.nanohost.engine.definition.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.nanohost.engine.definition.HostDefinition;
import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.failure.FailureCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of a command line in the place of names in a definition. */
class GivenValuesTest {
    private static final Path FOLDER = Path.of("/d");

    private static HostDefinition read(String text, String... given) throws DefinitionFailure {
        return DefinitionReader.read(
                text.getBytes(StandardCharsets.UTF_8), FOLDER, "h.yaml", GivenValues.parse(List.of(given)));
    }

    private static DefinitionFailure refused(String text, String... given) {
        DefinitionFailure failure = catchThrowableOfType(DefinitionFailure.class, () -> read(text, given));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static String owner(String owner, String... given) throws DefinitionFailure {
        return read("{host: a, vhd: {media: m.iso, owner: '" + owner + "'}}", given)
                .vhd()
                .guest()
                .owner()
                .value();
    }

    @Test
    void given_names_are_replaced_with_text_around_them_in_fields_and_in_lists() throws Exception {
        HostDefinition read = read(
                """
                host: a
                vhd:
                  media: ${media}/${v}.iso
                  packages: [Guest, "${package}"]
                  network: {address: "${net}.7/24", dns: ["${net}.1", "${net}.2"]}
                vm:
                  switch: ${switch}
                  memory: ${gb}GB
                  processors: ${cpus}
                """,
                "media=disc=s",
                "v=2016",
                "package=Containers",
                "net=10.0.0",
                "switch=A ${media} B",
                "gb=3",
                "cpus=2");

        assertThat(read.vhd().base().media()).isEqualTo(FOLDER.resolve("disc=s/2016.iso"));
        assertThat(read.vhd().base().packages()).hasToString("[Guest, Containers]");
        assertThat(read.vhd().guest().network().dns()).hasToString("[10.0.0.1, 10.0.0.2]");
        assertThat(read.vm().hardware().switchName()).isEqualTo("A ${media} B");
        assertThat(read.vm().hardware().processors()).isEqualTo(2);
    }

    @Test
    void what_is_not_given_stays_as_it_is() throws Exception {
        assertThat(owner("${a} ${b} $a ${} ${1} $${a} ${a ${a}", "a=x")).isEqualTo("x ${b} $a ${} ${1} $x ${a x");
        assertThat(owner("${a}")).isEqualTo("${a}");
    }

    @Test
    void value_is_no_yaml_and_not_searched_again() throws Exception {
        assertThat(owner("${a}", "a=${a}")).isEqualTo("${a}");
        assertThat(owner("${a}${b}", "a=${b}", "b=${a}")).isEqualTo("${b}${a}");
        assertThat(owner("${a}", "a={x: 1} # no comment")).isEqualTo("{x: 1} # no comment");
        assertThat(owner("${a}", "a=null")).isEqualTo("null");
        assertThat(read("host: a\nvhd: {media: m.iso}\nvm:\n  switch: ${a}\n", "a=null")
                        .vm()
                        .hardware()
                        .switchName())
                .isEqualTo("null");
        assertThat(refused("host: a\nvm: ${a}\n", "a={switch: b}").problems())
                .singleElement()
                .asString()
                .contains("line 2", "vm");
    }

    @Test
    void empty_value_makes_a_field_blank() throws Exception {
        assertThat(read("host: a\nvm: {switch: s, memory: \"${m}\"}\n", "m=")
                        .vm()
                        .hardware()
                        .memory())
                .isEqualTo(read("host: a\nvm: {switch: s}\n").vm().hardware().memory());
    }

    @Test
    void wrong_value_is_told_with_the_line_of_the_file() {
        DefinitionFailure failure = refused("host: a\nvm:\n  switch: s\n\n  processors: ${cpus}\n", "cpus=many");
        assertThat(failure.code()).isEqualTo(FailureCode.DEFINITION_PROBLEMS);
        assertThat(failure.problems()).singleElement().asString().startsWith("line 5: vm.processors: 'many'");
    }

    @Test
    void name_of_a_field_and_the_host_are_never_replaced() {
        DefinitionFailure host = refused("host: ${name}\nvm: {switch: s}\n", "name=a");
        assertThat(host.code()).isEqualTo(FailureCode.SET_NAME_UNUSED);
        assertThat(host.problems()).containsExactly("${name} is only in the field host, where nothing is replaced");
        assertThat(refused("host: ${name}\nvm: {switch: \"${name}\"}\n", "name=a")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("line 1: host: '${name}' is no host name");

        DefinitionFailure key = refused("host: a\nvm: {\"${f}\": s}\n", "f=switch");
        assertThat(key.problems()).containsExactly("${f} is not there");
    }

    @Test
    void names_that_the_definition_lacks_are_told_with_those_that_were_meant() {
        DefinitionFailure failure =
                refused("host: a\nvm: {switch: \"${switch}\", memory: \"${mem}\"}\n", "swich=s", "mem=2GB", "zzz=1");
        assertThat(failure.code()).isEqualTo(FailureCode.SET_NAME_UNUSED);
        assertThat(failure).hasMessageContaining("h.yaml").hasMessageContaining("swich, zzz");
        assertThat(failure.problems())
                .containsExactly("${swich} is not there; did you mean 'switch'?", "${zzz} is not there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "", "=x", "1a=x", "a b=x", "-a=x", "${a}=x", "\u00e4=x"})
    void other_forms_are_refused(String given) {
        DefinitionFailure failure = refused("host: a\n", given);
        assertThat(failure.code()).isEqualTo(FailureCode.COMMAND_LINE_WRONG);
        assertThat(failure.remedy()).contains("--set name=value");
    }

    @Test
    void name_that_is_given_twice_is_refused() {
        assertThat(refused("host: a\n", "a=1", "b=1", "a=1")).hasMessageContaining("'a' twice");
    }

    @Test
    void name_may_have_dots_and_hyphens_and_its_case_counts() throws Exception {
        assertThat(owner("${_a.B-2}", "_a.B-2=x")).isEqualTo("x");
        assertThat(refused("host: a\nvm: {switch: \"${Net}\"}\n", "net=s").problems())
                .containsExactly("${net} is not there; did you mean 'Net'?");
    }

    @Test
    void values_that_make_the_definition_huge_are_refused_before_they_do() {
        String text = "host: a\nvm: {switch: \"" + "${a}".repeat(60_000) + "\"}\n";
        assertThat(refused(text, "a=" + "x".repeat(30_000)).code()).isEqualTo(FailureCode.DEFINITION_TOO_LARGE);
    }
}
