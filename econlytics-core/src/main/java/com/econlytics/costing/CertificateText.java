package com.econlytics.costing;

import com.econlytics.costing.AllocationCertificate.Charge;
import com.econlytics.costing.AllocationCertificate.Share;
import com.econlytics.costing.AllocationCertificate.Use;
import com.econlytics.customer.CustomerId;
import com.econlytics.money.Money;
import com.econlytics.money.Ratio;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints a certificate for people: first how cost was passed on, then how it was rounded. */
final class CertificateText {
    private static final int MORE_DECIMALS = 4;

    private CertificateText() {}

    static String of(AllocationCertificate certificate) {
        List<String> lines = new ArrayList<>();
        lines.add("Allocation, "
                + certificate.method().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " method");
        certificate.charges().forEach(charge -> describe(charge, lines));
        lines.add("Shares, rounded once by largest remainder");
        certificate.shares().forEach(share -> lines.add(line(share, certificate)));
        return String.join("\n", lines) + "\n";
    }

    private static void describe(Charge charge, List<String> lines) {
        CostPool pool = charge.pool();
        lines.add("Pool " + pool.name() + ": own cost " + pool.amount() + ", passed on "
                + major(charge.passedOnMinor(), pool.amount()) + ", "
                + pool.base().inWords());
        charge.uses().forEach(use -> lines.add("  " + line(use, charge.totalWeight())));
        if (charge.totalWeight().signum() == 0) {
            lines.add("  nobody has a driver: all of it is unallocated");
        }
    }

    private static String line(Use use, BigInteger total) {
        String text = use.recipient() + ": measured " + use.measured() + ", weight " + use.weight() + " of " + total;
        if (use.weight() > 0 || use.measured() == 0) {
            return text;
        }
        return text + (use.measured() < 0 ? " (negative counts as 0)" : " (not charged by this method)");
    }

    private static String line(Share share, AllocationCertificate certificate) {
        CustomerId bearer = share.bearer();
        int rank = certificate.receivers().indexOf(bearer) + 1;
        Money truncated = new Money(share.truncatedMinor(), share.amount().currency());
        return "  " + bearer + ": " + share.amount() + " = "
                + truncated.toMajor().toPlainString()
                + (rank > 0 ? " and leftover unit no. " + rank : "") + ", exactly "
                + major(share.idealMinor(), share.amount()) + " (" + share.idealMinor() + " minor units)";
    }

    private static String major(Ratio minor, Money like) {
        int decimals = like.currency().getDefaultFractionDigits();
        return minor.toDecimal(MORE_DECIMALS).movePointLeft(decimals).toPlainString();
    }
}
