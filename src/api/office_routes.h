/* The tables of the resource files. For office.c alone. */
#ifndef ZHIFA_API_OFFICE_ROUTES_H
#define ZHIFA_API_OFFICE_ROUTES_H

#include "api/office.h"

extern const struct api_route account_routes[], act_routes[], copy_routes[], document_routes[],
	dossier_routes[], draft_routes[], evidence_routes[], file_routes[], law_routes[], ledger_routes[],
	matter_routes[], officer_routes[], preview_routes[], procedure_routes[], register_routes[],
	search_routes[], volume_routes[], worklist_routes[];

#endif
