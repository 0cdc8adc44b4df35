package io.jenkins.plugins.nanohost;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Computer;
import hudson.model.Item;
import hudson.security.Permission;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.nanohost.node.HyperVMachineProperty;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What a browser asks every descriptor of the plugin while a form is filled in: who gets an answer, and which. */
class FormQuestionsTest {
    private static final String WRONG = "?!\u0007?";

    private static final Item MINE = new Item() {};

    private static final Item NOT_MINE = new Item() {
        @Override
        public boolean hasPermission(Permission permission) {
            return permission != Item.CONFIGURE;
        }
    };

    private static final Computer MY_AGENT = new Computer(null) {};

    private static final Computer NOT_MY_AGENT = new Computer(null) {
        @Override
        public boolean hasPermission(Permission permission) {
            return permission != Computer.CONFIGURE;
        }
    };

    record Question(Object descriptor, Method method) {
        /** The answer to somebody who asks in that job or for that agent; null means in none. */
        Object ask(Item item, Computer agent, String value) throws Exception {
            Object[] arguments = Arrays.stream(method.getParameterTypes())
                    .map(type -> type == Item.class ? item : type == Computer.class ? agent : value)
                    .toArray();
            return method.invoke(descriptor, arguments);
        }

        boolean isCheck() {
            return method.getName().startsWith("doCheck");
        }

        @Override
        public String toString() {
            return descriptor.getClass().getEnclosingClass().getSimpleName() + "." + method.getName();
        }
    }

    static List<Question> questions() throws Exception {
        Path classes = Path.of(HyperVMachineProperty.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith("$DescriptorImpl.class"))
                    .map(file -> file.replaceAll("\\.class$", "").replaceAll("[/\\\\]", "."))
                    .sorted()
                    .flatMap(FormQuestionsTest::ofDescriptor)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Question> ofDescriptor(String name) {
        try {
            Object descriptor = Class.forName(name).getConstructor().newInstance();
            return Arrays.stream(descriptor.getClass().getMethods())
                    .filter(method -> method.getName().startsWith("do"))
                    .filter(method -> !method.isBridge())
                    .map(method -> new Question(descriptor, method));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void everythingIsAllowedAgain() throws Exception {
        allow(permission -> true);
    }

    private static void allow(Predicate<Permission> permissions) throws Exception {
        Field field = Jenkins.class.getDeclaredField("permissions");
        field.setAccessible(true);
        field.set(Jenkins.get(), permissions);
    }

    @Test
    void allFormsAreAsked() throws Exception {
        assertThat(questions())
                .extracting(Question::toString)
                .contains(
                        "NanoVhdStep.doCheckSize",
                        "ContainerHostBuilder.doFillCredentialsIdItems",
                        "StagedFileSettings.doCheckTo",
                        "HyperVMachineProperty.doCheckCacheLimit")
                .hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void isAskedByPostAloneAndItsListKnowsWhatIsChosen(Question question) {
        assertThat(question.method().isAnnotationPresent(POST.class)).isTrue();
        String field = question.method().getName().replaceAll("^do(Check|Fill)|Items$", "");
        Parameter last = question.method().getParameters()[question.method().getParameterCount() - 1];
        assertThat(last.isAnnotationPresent(QueryParameter.class)).isTrue();
        assertThat(last.getName())
                .isEqualTo(question.isCheck() ? "value" : Character.toLowerCase(field.charAt(0)) + field.substring(1));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void whoMayNotAskIsToldNothingAndNeverGetsAnError(Question question) throws Exception {
        isToldNothing(question, question.ask(NOT_MINE, NOT_MY_AGENT, WRONG));

        allow(permission -> false);
        isToldNothing(question, question.ask(null, null, WRONG));
    }

    private static void isToldNothing(Question question, Object answer) {
        if (question.isCheck()) {
            assertThat(((FormValidation) answer).kind).isEqualTo(FormValidation.Kind.OK);
        } else {
            assertThat((ListBoxModel) answer).extracting(option -> option.value).containsExactly(WRONG);
        }
    }

    @ParameterizedTest
    @MethodSource("questions")
    void whoMayNotAskGetsAListThatIsEmptyWhereNothingIsChosen(Question question) throws Exception {
        for (String nothing : new String[] {null, "", " "}) {
            Object answer = question.ask(NOT_MINE, NOT_MY_AGENT, nothing);
            if (!question.isCheck() && !question.method().getName().contains("Credentials")) {
                assertThat((ListBoxModel) answer).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("questions")
    void whoMayConfigureIsAnsweredInAJobAndWhereThereIsNone(Question question) throws Exception {
        for (Object answer : List.of(question.ask(MINE, MY_AGENT, WRONG), question.ask(null, null, WRONG))) {
            if (!question.isCheck()) {
                assertThat((ListBoxModel) answer).hasSizeGreaterThan(1);
            } else if (takesAnyText(question)) {
                assertThat(((FormValidation) answer).kind).isEqualTo(FormValidation.Kind.OK);
            } else {
                assertThat(((FormValidation) answer).kind).isEqualTo(FormValidation.Kind.ERROR);
            }
        }
    }

    private static boolean takesAnyText(Question question) {
        return List.of("doCheckMedia", "doCheckFrom").contains(question.method().getName());
    }
}
