-- Question: which places can be chosen?
-- Row:      one street, community and compound that a current row names (a level that is not named is null)
-- Columns:  street, community, compound
-- Uses:     known_places, selected_complaints, selected_consents, selected_consent_totals, current_rows
select street, community, compound from known_places(null, null, null, $as_of)
union
select distinct street, community, compound from selected_complaints(null, null, null, null, $as_of)
union
select street, community, compound from current_rows('complaint_totals', $as_of)
union
select street, community, compound from selected_consents(null, null, null, null, $as_of)
union
select street, community, compound from selected_consent_totals(null, null, null, null, null, $as_of)
union
select street, community, compound from current_rows('deliberations', $as_of)
order by street, community, compound;
