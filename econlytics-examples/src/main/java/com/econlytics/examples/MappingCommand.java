package com.econlytics.examples;

import com.econlytics.files.AccountMappingCsv;
import com.econlytics.files.CsvFormat;
import com.econlytics.files.CsvSafety;
import com.econlytics.reconciliation.FinancialStatement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints a mapping to be filled in. */
@Command(
        name = "mapping",
        mixinStandardHelpOptions = true,
        description =
                "Prints a table of the accounts of a statement, none of them mapped, for finance to fill in and hand to"
                        + " reconcile.",
        footer = {
            "",
            "Each account gets one of:",
            "  a line      any name, the same for accounts that are compared together, and in sections_or_accounts what of ours it is:",
            "              sections in capitals (GROSS_RECEIPTS REFUNDS DISPUTES COST_OF_GOODS_SOLD FEES FULFILMENT SUPPORT",
            "              OTHER_COST_TO_SERVE ACQUISITION), or accounts of ours in small letters (processing_fees dispute_fees)",
            "  a reason    why it is out of scope, with no line",
            "  nothing     then it stays unmapped, and no verdict is PASS",
            "A line has sections of revenue or of costs, not both. The sign is empty unless the books state it the other way round.",
            "",
            "Example:",
            "  account,line,sections_or_accounts,sign,reason,name",
            "  4000,net revenue,GROSS_RECEIPTS REFUNDS DISPUTES,,,Sales",
            "  6100,fees,FEES,,,Stripe fees",
            "  7000,,,,rent is overhead,Rent",
            "",
            "  mvn -q compile exec:java -Dexec.args=\"mapping --statement profit-and-loss.csv\" > mapping.csv"
        })
final class MappingCommand implements Callable<Integer> {
    @Mixin
    private final StatementOptions statement = new StatementOptions();

    @Override
    public Integer call() {
        FinancialStatement read = statement.file().read();
        CsvFormat format = new CsvFormat(CsvSafety.SPREADSHEET, CsvFormat.Mark.NONE, null);
        AccountMappingCsv.writeTemplate(read.accounts(), format, System.out);
        return 0;
    }
}
