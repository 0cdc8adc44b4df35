package io.jenkins.plugins.nanohost.engine.definition.reader;

import static io.jenkins.plugins.nanohost.engine.definition.Definitions.problems;
import static io.jenkins.plugins.nanohost.engine.definition.Definitions.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.nanohost.engine.failure.DefinitionFailure;
import io.jenkins.plugins.nanohost.engine.value.HostName;
import io.jenkins.plugins.nanohost.engine.value.guest.GuestPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# a comment alone\n", "---\n", "null", "''"})
    void anEmptyTextIsRefused(String text) {
        assertThat(problems(text))
                .containsExactly("line 1: is empty; at least a host is needed, for example host: nano01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Dear all, please find attached|line 1: is text; fields are expected, for example host: nano01",
                "<html>no</html>|line 1: is text; fields are expected, for example host: nano01",
                "[1, 2]|line 1: is a list; fields are expected, for example host: nano01",
                "# x%n- host: a|line 2: is a list; fields are expected, for example host: nano01",
            })
    void aTextThatIsNoDefinitionIsRefused(String text, String problem) {
        assertThat(problems(text.replace("%n", "\n"))).containsExactly(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "host: a%nvm: {switch: x%n|3",
                "host: a: b%n|1",
                "host: a%n%n vm: x%n|3",
                "host: a%n]%n|2",
                "{\"host\": \"a\"%n,,}|2",
                "{\"host\": \"a\"}}|1",
                "host: @a|1",
                "host: a%nvm: 'x%n|3",
                "host: 'a'b|1",
            })
    void whatIsNeitherYamlNorJsonIsRefusedWithItsLine(String text, int line) {
        assertThat(problems(text.replace("%n", "\n")))
                .singleElement()
                .asString()
                .startsWith("line " + line + ": is neither YAML nor JSON here: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FFFFFFFF", "80000000"})
    void anEscapeBeyondUnicodeIsRefusedWithItsLine(String number) {
        assertThat(problems("host: a\nvm:\n  switch: \"x\\U" + number + "\"\n"))
                .containsExactly("line 3: holds an escape \\U of a number that no character has; the greatest is"
                        + " \\U0010FFFF");
    }

    @Test
    void aTabThatIndentsYamlIsNamed() {
        assertThat(problems("host: a\nvm:\n\tswitch: x\n"))
                .containsExactly("line 3: is neither YAML nor JSON here: "
                        + "a tab cannot begin a value or indent a line; use spaces");
    }

    @Test
    void aWindowsPathInDoubleQuotesIsExplained() throws DefinitionFailure {
        String advice = "in double quotes a backslash begins an escape: double it, or use single quotes";
        assertThat(problems("host: a\nvhd:\n  media: \"D:\\iso\\w.iso\"\n"))
                .singleElement()
                .asString()
                .startsWith("line 3: is neither YAML nor JSON here: ")
                .endsWith(advice);
        assertThat(problems("host: a\nfiles:\n  copy:\n    - from: x\n      to: \"C:\\new\\tools\"\n"))
                .singleElement()
                .asString()
                .startsWith("line 5: files.copy[0].to: 'C:\\u000aew\\u0009ools' is no path of a file in the guest")
                .endsWith(advice);
        assertThat(read("host: a\nfiles: {copy: [{from: x, to: \"C:\\\\new\\\\tools\"}]}")
                        .files()
                        .copy()
                        .get(0)
                        .to())
                .isEqualTo(new GuestPath("C:\\new\\tools"));
    }

    @Test
    void charactersThatAreNoTextAreRefusedWithTheirLine() {
        assertThat(problems("host: a\nrebuild: al\u0007ways\n"))
                .containsExactly("line 2: holds the character U+0007, which is not text; remove it");
        assertThat(problems("host: a\n\n\0"))
                .containsExactly("line 3: holds the character U+0000, which is not text; remove it");
    }

    @Test
    void anotherYamlVersionIsRefused() {
        assertThat(problems("%YAML 3.0\n---\nhost: a\n"))
                .singleElement()
                .asString()
                .startsWith("line 1: is not YAML 1.2: ");
    }

    @Test
    void aSecondDocumentIsRefused() throws DefinitionFailure {
        assertThat(problems("host: a\n---\nhost: b\n"))
                .containsExactly("line 2: a second document begins; a definition is one, of one host");
        assertThat(read("---\nhost: a\n...\n").host()).isEqualTo(new HostName("a"));
    }

    @Test
    void anchorsAliasesAndTagsAreRefusedAndNothingElseIsSaidOfThem() {
        assertThat(problems("host: &name a\nvm:\n  switch: *name\n  memory: !!str 2GB\n  processors: !local 2\n"))
                .containsExactly(
                        "line 1: host: an anchor (&) is not read; leave it out",
                        "line 3: vm.switch: an alias (*) is not read; write the value itself",
                        "line 4: vm.memory: a tag (!) is not read; leave it out, or put the text in quotes",
                        "line 5: vm.processors: a tag (!) is not read; leave it out, or put the text in quotes");
    }

    @Test
    void aTagOnASectionOrAListOrANameIsRefused() {
        assertThat(problems("!host\nhost: a\nvhd: !!map {media: m, packages: !!seq [Guest]}\n!!str rebuild: never\n"))
                .hasSize(4)
                .allSatisfy(problem -> assertThat(problem).contains("a tag (!) is not read"));
    }

    @Test
    void anAliasBombIsRefusedWithoutBeingBuilt() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 40; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append((alias + ", ").repeat(9)).append(alias).append("]\n");
        }
        assertThat(problems(bomb.toString())).anyMatch(problem -> problem.contains("an alias (*) is not read"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "{\"a\":", "? "})
    void deepNestingIsRefusedWithoutDescendingIntoIt(String opening) {
        assertThat(problems("a: 1\nb: \n " + opening.repeat(40_000))).hasSize(1);
    }

    @Test
    void nestingBeyondAnyDefinitionIsNamed() {
        assertThat(problems("host: a\nx: " + "[".repeat(100) + "]".repeat(100)))
                .containsExactly("line 2: is nested deeper than 20 levels; no definition is so deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"? [a, b]\n: c\nhost: a\n", "'': x\nhost: a\n"})
    void aFieldNeedsAName(String text) {
        assertThat(problems(text)).anyMatch(problem -> problem.contains("a field without a name"));
    }

    @Test
    void aMergeKeyIsAnUnknownField() {
        assertThat(problems("host: a\n<<: {rebuild: never}\n"))
                .containsExactly("line 2: <<: unknown field; known here: host, rebuild, vhd, vm, files, docker");
    }

    @Test
    void aTextThatIsTooLargeIsRefused() throws DefinitionFailure {
        String most = "host: a\n#" + " ".repeat(DefinitionReader.MOST_BYTES - 9);
        assertThat(read(most).host()).isEqualTo(new HostName("a"));
        assertThat(problems(most + " ")).containsExactly("line 1: is larger than 256KB; no definition is so large");
    }
}
