package io.loopgrid.num2vec;

import io.loopgrid.event.*;
import java.io.*;
import java.nio.file.*;
import java.util.*;
import java.util.regex.*;
import java.util.zip.GZIPInputStream;

/** Prequential log-loss skill of each form over the shares of the classes, from prices alone, with intervals over blocks. */
public final class MarketSkill {
    static double num(String l, String f) { Matcher m = Pattern.compile("\"" + f + "\":([-0-9.eE]+)").matcher(l); return m.find() ? Double.parseDouble(m.group(1)) : Double.NaN; }
    static List<Price> read(String file) throws IOException {
        List<Price> prices = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(Path.of(file)))))) {
            for (String l = in.readLine(); l != null; l = in.readLine()) {
                Matcher m = Pattern.compile("\"symbol\":\"([^\"]+)\"").matcher(l); m.find();
                prices.add(new Price(new Symbol(m.group(1)), (long) num(l, "close_epoch_ms"), num(l, "close"), num(l, "open"), num(l, "high"), num(l, "low"), num(l, "volume"), num(l, "adj_close")));
            }
        }
        prices.sort(Comparator.comparingLong(Price::timeMillis));
        return prices;
    }
    public static void main(String[] a) throws IOException {
        long horizon = Long.parseLong(a[1]) * 60_000; long block = Long.parseLong(a[2]) * 60_000;
        MarketEncoder encoder = new MarketEncoder(horizon, Double.NaN);
        Map<Symbol, MarketState> states = new TreeMap<>(Comparator.comparing(Symbol::name));
        // per block: weight, then loss of each head, then of the chosen form
        TreeMap<Long, double[]> blocks = new TreeMap<>();
        for (Price p : read(a[0])) {
            MarketState s = states.computeIfAbsent(p.symbol(), x -> encoder.initial());
            if (s.count() > 0 && p.timeMillis() <= s.timeMillis()) continue;
            double seen = s.choice.scores().seen(); double[] before = new double[4]; int form = s.form().ordinal();
            for (int h = 0; h < 4; h++) before[h] = s.choice.scores().loss(h);
            encoder.learn(s, p);
            double now = s.choice.scores().seen();
            if (now > seen) {
                double w = now - seen; double f = Math.min(1, w / Math.min(now, 1000));
                double[] b = blocks.computeIfAbsent(Math.floorDiv(p.timeMillis(), block), k -> new double[6]);
                b[0] += w;
                for (int h = 0; h < 4; h++) { double loss = before[h] + (s.choice.scores().loss(h) - before[h]) / f; b[1 + h] += w * loss; if (h == form) b[5] += w * loss; }
            }
        }
        List<double[]> all = new ArrayList<>(blocks.values());
        String[] names = {"raw", "bins", "periodic", "shares", "chosen"};
        double[] mean = sum(all, null, null);
        System.out.printf(Locale.ROOT, "%s horizon %s min: %.0f examples in %d blocks, log loss of the shares %.4f%n", Path.of(a[0]).getParent().getFileName(), a[1], mean[0], all.size(), mean[4] / mean[0]);
        for (int h : new int[] {0, 1, 2, 4}) {
            Random r = new Random(1); double[] skills = new double[2000];
            for (int k = 0; k < skills.length; k++) { double[] t = sum(all, r, null); skills[k] = 1 - t[1 + h] / t[4]; }
            Arrays.sort(skills);
            System.out.printf(Locale.ROOT, "  %-9s skill %+.4f in [%+.4f, %+.4f]%n", names[h], 1 - mean[1 + h] / mean[4], skills[50], skills[1949]);
        }
        Map<EncodingForm, Integer> forms = new TreeMap<>();
        states.values().forEach(s -> forms.merge(s.form(), 1, Integer::sum));
        System.out.println("  forms at the end: " + forms);
        double lo = 9, hi = 0; for (MarketState s : states.values()) for (int i = 0; i < 8; i++) { lo = Math.min(lo, s.choice.terms().frequency(i)); hi = Math.max(hi, s.choice.terms().frequency(i)); }
        System.out.printf(Locale.ROOT, "  frequencies from %.3f to %.3f a deviation%n", lo, hi);
    }
    static double[] sum(List<double[]> all, Random r, double[] x) { double[] t = new double[6]; for (int i = 0; i < all.size(); i++) { double[] b = all.get(r == null ? i : r.nextInt(all.size())); for (int j = 0; j < 6; j++) t[j] += b[j]; } return t; }
}
