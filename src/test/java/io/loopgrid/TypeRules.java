package io.loopgrid;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules of single types. Each rule returns its violations as sentences. */
record TypeRules(ArchitectureDiagram diagram, CodeGraph code) {
    private static final Set<String> MAY_USE_SMILE = Set.of("model", "evaluation");

    private static final Set<String> MAY_USE_SKETCHES = Set.of("num2vec");

    private static final Set<String> INJECTED = Set.of("Autowired", "Inject", "Value", "Resource");

    /** Types of which a static field is state, whether or not the field is final. */
    private static final Pattern STATEFUL = Pattern.compile(
            ".*\\.(Atomic\\w+|\\w*Adder|\\w*HashMap|TreeMap|\\w*List|\\w*HashSet|ThreadLocal|\\w*Queue)");

    private static final Pattern VAGUE = Pattern.compile("(Utils?|Helpers?|Manager|Impl|Commons?)(?![a-z])");

    /** What gives a different answer at each call, as owner and method. */
    private static final Pattern HIDDEN_INPUT = Pattern.compile(String.join(
            "|",
            "java\\.lang\\.System\\.(currentTimeMillis|nanoTime|getenv|getProperty)",
            "java\\.lang\\.Math\\.random",
            "java\\.time\\.\\w+\\.now",
            "java\\.time\\.Clock\\.(system|tick)\\w*",
            "java\\.util\\.UUID\\.randomUUID",
            "java\\.util\\.concurrent\\.ThreadLocalRandom\\..*",
            "java\\.security\\.SecureRandom\\..*",
            "java\\.lang\\.Thread\\.sleep"));

    /** Functions whose last bit the JDK leaves open; StrictMath has them all. */
    private static final Pattern INEXACT = Pattern.compile("java\\.lang\\.Math\\."
            + "(exp|expm1|log|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot)");

    /** Uses in the core of anything but the JDK, JSpecify, the project, and a library where it is allowed. */
    List<String> frameworksInTheCore() {
        return coreTypes()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> !mayBeInTheCore(
                        use.getOriginClass(), use.getTargetClass().getBaseComponentType()))
                .map(use -> "the core may not: " + use.getDescription())
                .toList();
    }

    private boolean mayBeInTheCore(JavaClass user, JavaClass used) {
        String name = used.getName();
        if (used.isPrimitive() || code.owns(used) || name.startsWith("org.jspecify.")) {
            return true;
        }
        if (name.startsWith("smile.")) {
            return MAY_USE_SMILE.contains(code.packageOf(user));
        }
        if (name.startsWith("com.datadoghq.sketch.")) {
            return MAY_USE_SKETCHES.contains(code.packageOf(user));
        }
        boolean ofTheJdk = name.startsWith("java.") || name.startsWith("javax.crypto.");
        return ofTheJdk && !name.startsWith("java.util.logging.");
    }

    /** Calls from the core that read a clock, the surroundings, or randomness without a seed. */
    List<String> hiddenInputsInTheCore() {
        return coreAccesses()
                .filter(TypeRules::isHiddenInput)
                .map(TypeRules::sentence)
                .toList();
    }

    private static boolean isHiddenInput(JavaAccess<?> access) {
        return HIDDEN_INPUT.matcher(target(access)).matches() || isUnseeded(access);
    }

    private static boolean isUnseeded(JavaAccess<?> access) {
        String target = access.getTarget().getFullName();
        return target.equals("java.util.Random.<init>()") || target.equals("java.util.SplittableRandom.<init>()");
    }

    /** Calls from the core of functions that may differ in the last bit from one JDK to another. */
    List<String> inexactMathInTheCore() {
        return coreAccesses()
                .filter(access -> INEXACT.matcher(target(access)).matches())
                .map(TypeRules::sentence)
                .toList();
    }

    /** Static fields that can change. */
    List<String> mutableStatics() {
        return code.types()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(TypeRules::canChange)
                .map(field -> field.getFullName() + " is static and can change")
                .toList();
    }

    private static boolean canChange(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.FINAL)
                || (!field.getRawType().getName().equals("java.util.List")
                        && STATEFUL.matcher(field.getRawType().getName()).matches());
    }

    /** Fields that a container fills in; a constructor says what is needed. */
    List<String> injectedFields() {
        return code.types()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getAnnotations().stream()
                        .anyMatch(mark -> INJECTED.contains(mark.getRawType().getSimpleName())))
                .map(field -> field.getFullName() + " is injected; take it in the constructor")
                .toList();
    }

    /** Names that say nothing. */
    List<String> vagueNames() {
        return code.types()
                .filter(type -> VAGUE.matcher(type.getSimpleName()).find())
                .map(type -> type.getName() + " has a name that says nothing")
                .toList();
    }

    private Stream<JavaClass> coreTypes() {
        return code.types().filter(type -> diagram.core().contains(code.packageOf(type)));
    }

    private Stream<JavaAccess<?>> coreAccesses() {
        return coreTypes().flatMap(type -> type.getAccessesFromSelf().stream());
    }

    private static String target(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }

    private static String sentence(JavaAccess<?> access) {
        return "the core may not: " + access.getDescription();
    }
}
